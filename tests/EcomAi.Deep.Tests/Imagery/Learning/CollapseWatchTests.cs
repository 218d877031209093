using EcomAi.Deep.Imagery.Learning;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Learning;

public class CollapseWatchTests
{
    [Theory]
    [InlineData(GanLossKind.Relativistic, .5, .8, null)]
    [InlineData(GanLossKind.Relativistic, .05, .8, "collapsed")]
    [InlineData(GanLossKind.Hinge, .5, .995, "always wins")]
    [InlineData(GanLossKind.WganGp, .5, .995, null)]
    [InlineData(GanLossKind.WganGp, .02, .5, "collapsed")]
    public void It_says_what_it_saw(GanLossKind loss, double diversity, double accuracy, string? word)
    {
        var said = CollapseWatch.Judge(loss, diversity, accuracy);
        if (word is null)
            Assert.Null(said);
        else
            Assert.Contains(word, said, StringComparison.Ordinal);
    }

    // Class 0: real 0 and 2 lie 1 and 1 from their mean, generated 5 and 6 lie .5 and .5: .5 / 2. Class 1 has one image, which says nothing.
    [Fact]
    public void Diversity_is_the_variance_within_classes_next_to_real_ones()
    {
        using var scope = NewDisposeScope();
        var labels = tensor(new long[] { 0, 1, 0 });
        var ratio = FeatureDiversity.Ratio(tensor(new[] { 0f, 7, 2 }, [3, 1]), tensor(new[] { 5f, -7, 6 }, [3, 1]), labels, 3);
        Assert.Equal(.25, ratio.item<float>(), 1e-6);
    }

    [Fact]
    public void A_batch_of_lone_images_says_nothing_about_diversity()
    {
        using var scope = NewDisposeScope();
        var ratio = FeatureDiversity.Ratio(zeros(2, 4), ones(2, 4), tensor(new long[] { 0, 1 }), 2);
        Assert.Equal(1, ratio.item<float>());
    }
}
