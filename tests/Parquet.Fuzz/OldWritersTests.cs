using Parquet.Fuzz.Corpus;
using Parquet.Fuzz.Running;
using Parquet.Fuzz.Thrift;
using Parquet.Meta;

namespace Parquet.Fuzz;

/// <summary>PARQUET-816: before 1.2.9 parquet-mr left the header of the dictionary page out of the column's size.</summary>
public class OldWritersTests
{
    [Theory]
    [InlineData("parquet-mr", true)]
    [InlineData("parquet-mr version 1.2.8 (build abc)", true)]
    [InlineData("parquet-mr version 1.2.9", false)]
    [InlineData("parquet-mr version 1.10.0 (build abc)", false)]
    [InlineData("another version 1.2.8", false)]
    public void A_size_without_the_dictionarys_header_is_taken_from_old_writers_only(string createdBy, bool isRead)
    {
        var file = Good.With(Good.V1, Good.Column(Meta.Type.INT32, encoding: Encoding.PLAIN_DICTIONARY), image =>
        {
            var chunk = image.Chunks[0];
            image.Footer.With(6, ThriftNode.Text(createdBy));
            using var pages = new MemoryStream();
            chunk.WritePages(pages);
            Good.Set(chunk.MetaData![7], pages.Length - ThriftOutput.Bytes(chunk.Pages[0].Header).Length);
        });
        Assert.Equal(isRead, CaseReader.Read(file).IsAccepted);
    }
}
