using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Generation;

public sealed class GenerationFilesTests : IDisposable
{
    private readonly Training.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_facts_come_back_as_they_were()
    {
        new ImageFacts(["dress", "Röcke"], 3, 48, 64).Write(_folder.Path);
        var back = ImageFacts.Read(_folder.Path);
        Assert.Equal(["dress", "Röcke"], back.Classes);
        Assert.Equal((3, 48, 64), (back.Channels, back.Height, back.Width));
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("{}", "lacks a part")]
    [InlineData("""{"classes":["a",""],"channels":3,"height":8,"width":8}""", "lacks a part")]
    [InlineData("""{"classes":["a"],"channels":2,"height":8,"width":8}""", "lacks a part")]
    public void Damaged_facts_are_told(string? text, string words)
    {
        if (text is not null)
            File.WriteAllText(_folder["classes.json"], text);
        Assert.Contains(words, Assert.Throws<CheckpointException>(() => ImageFacts.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_middle_of_an_arc_is_as_long_as_its_ends()
    {
        // A quarter of a circle from (3, 0) to (0, 3): its middle is 3 (cos 45°, sin 45°).
        using var scope = NewDisposeScope();
        var path = LatentPath.Arc(tensor(new[] { 3f, 0f }), tensor(new[] { 0f, 3f }), 3).data<float>().ToArray();
        Assert.Equal([3, 0], path[..2]);
        Assert.Equal(2.1213f, path[2], 1e-4f);
        Assert.Equal(2.1213f, path[3], 1e-4f);
        Assert.Equal([0, 3], path[4..]);
    }

    [Fact]
    public void The_way_between_opposite_latents_is_a_line()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, 0, -1], LatentPath.Arc(tensor(new[] { 1f }), tensor(new[] { -1f }), 3).data<float>().ToArray());
    }

    [Fact]
    public void Class_names_that_would_share_files_are_told_apart() =>
        Assert.Equal(["a_b", "a_b_2", "A_B_3", "class"], ImageFolder.Stems(["a b", "a/b", "A_B", ""]).Values);
}
