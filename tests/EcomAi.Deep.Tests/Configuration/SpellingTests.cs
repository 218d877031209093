using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("epochs", "epcohs", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_counts_edits_and_swaps(string left, string right, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(left, right));
        Assert.Equal(distance, Spelling.Distance(right, left));
    }

    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("batchsize", "batchSize")]
    [InlineData("xyz", null)]
    [InlineData("k", null)]
    public void The_nearest_name_is_found_only_when_near(string written, string? nearest)
    {
        Assert.Equal(nearest, Spelling.Nearest(written, ["epochs", "batchSize", "seed"]));
    }
}
