using Parquet.Fuzz.Corpus;
using Parquet.Fuzz.Running;

namespace Parquet.Fuzz;

/// <summary>One small bad file of each kind: what is wrong is said, with the place, and nothing is allocated for it.</summary>
public class CorpusTests
{
    private const long Modest = 2 << 20;

    private static readonly Dictionary<string, BadFile> Files = new[]
    {
        BadWholeFiles.All(), BadFooters.All(), BadPages.All(), BadValues.All(), BadCompression.All(),
        BadPageIndexes.All(),
    }.SelectMany(files => files).ToDictionary(file => file.Name);

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_refused_for_what_is_wrong(string name)
    {
        foreach (var inPlace in (bool[])[true, false])
        {
            var outcome = CaseReader.Read(Files[name].Bytes, inPlace, Files[name].VerifyChecksums);
            Assert.Null(outcome.Fault);
            var message = outcome.Refusals.Count == 0 ? "(read)" : outcome.Refusals[0].Message;
            if (Files[name].Message.EndsWith('*'))
                Assert.StartsWith(Files[name].Message[..^1], message, StringComparison.Ordinal);
            else
                Assert.Equal(Files[name].Message, message);
            Assert.InRange(outcome.Allocated, 0, Modest);
        }
    }
}
