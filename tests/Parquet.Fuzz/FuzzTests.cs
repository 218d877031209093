using Parquet.Fuzz.Mutations;
using Parquet.Fuzz.Running;
using Parquet.Fuzz.Seeds;
using Xunit.Abstractions;

namespace Parquet.Fuzz;

public class FuzzTests(ITestOutputHelper output)
{
    private const int Cases = 40_000;

    [Fact]
    public async Task Damaged_files_are_read_or_refused_and_nothing_else()
    {
        var options = new FuzzOptions { Cases = Cases, Threads = Math.Min(2, Environment.ProcessorCount) };
        var result = new FuzzRun(options, await SeedFiles.AllAsync()).Run();
        output.WriteLine(result.ToString());
        Assert.Empty(result.Faults);
        Assert.Equal(Cases, result.Accepted + result.Refused);
        Assert.InRange(result.Accepted, Cases / 50, Cases / 2);
    }

    [Fact]
    public async Task A_case_is_the_same_every_time()
    {
        var files = await SeedFiles.AllAsync();
        for (var number = 0; number < 200; number++)
            Assert.Equal(MutatedCase.Make(5, number, files).Bytes, MutatedCase.Make(5, number, files).Bytes);
        Assert.NotEqual(MutatedCase.Make(5, 0, files).Bytes, MutatedCase.Make(6, 0, files).Bytes);
    }
}
