using Parquet.Fuzz.Files;
using Parquet.Fuzz.Running;
using Parquet.Fuzz.Seeds;

namespace Parquet.Fuzz;

/// <summary>Mutations of good files find something only if the files are good, and come apart and together unharmed.</summary>
public class SeedFilesTests
{
    [Fact]
    public async Task Every_good_file_is_read()
    {
        var refused = (await SeedFiles.AllAsync())
            .Select(file => (file.Name, Outcome: CaseReader.Read(file.Bytes)))
            .Where(read => read.Outcome.Fault != null || !read.Outcome.IsAccepted)
            .Select(read => $"{read.Name}: {read.Outcome.Fault ?? read.Outcome.Refusals[0].Message}");
        Assert.Empty(refused);
    }

    [Fact]
    public async Task A_file_taken_apart_and_put_together_is_the_same()
    {
        foreach (var file in await SeedFiles.OwnAsync())
            Assert.Equal(Convert.ToHexString(file.Bytes), Convert.ToHexString(FileImage.Parse(file.Bytes).ToBytes()));
    }

    [Fact]
    public void Files_of_other_libraries_are_read_after_it()
    {
        var files = SeedFiles.Others();
        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.True(CaseReader.Read(file.Image.ToBytes()).IsAccepted, file.Name);
    }
}
