using EcomAi.Deep.Imagery.Evaluation;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

public sealed class PrdcTests
{
    [Fact]
    public void Points_on_a_line_are_as_counted_by_hand()
    {
        using var scope = NewDisposeScope();
        // Real 0, 1, 3, 10 with k = 1: radii 1, 1, 2, 7. Generated 0.5, 2, 20, with radii 1.5, 1.5, 18.
        // Around 0.5: 0 and 1. Around 2: 3 (1 is at its radius, which is outside). Around 20: none. Precision 2/3, density 3 / (1 * 3).
        // Within 1.5 of 0.5: 0, 1. Within 1.5 of 2: 1, 3. Within 18 of 20: 3, 10. Recall 1. Covered: 0, 1, 3, and not 10, from which 2 is 8 away. Coverage 3/4.
        var found = Prdc.Of(SampleFeatures.Points([0], [1], [3], [10]), SampleFeatures.Points([.5], [2], [20]), 1);
        Assert.Equal(new Prdc(2.0 / 3, 1, 1, .75), found);
    }

    [Fact]
    public void Waves_give_the_figures_of_numpy()
    {
        using var scope = NewDisposeScope();
        // numpy 1.24, distances from differences, radii by sorting.
        var found = Prdc.Of(SampleFeatures.Waves(60, 6, 0), SampleFeatures.Waves(50, 6, .4), 3);
        Assert.Equal(1, found.Precision, 1e-12);
        Assert.Equal(.9833333333333333, found.Recall, 1e-12);
        Assert.Equal(1.06, found.Density, 1e-12);
        Assert.Equal(.9, found.Coverage, 1e-12);
    }

    [Fact]
    public void Two_sets_of_one_gaussian_give_the_means_of_numpy_up_to_sampling()
    {
        using var scope = NewDisposeScope();
        // 1000 points in 32 dimensions, k = 5: means over 20 seeds of numpy 1.24, give or take four deviations.
        var found = Prdc.Of(SampleFeatures.Gaussian(1000, 32, 1), SampleFeatures.Gaussian(1000, 32, 2), 5);
        Assert.Equal(.7968, found.Precision, .054);
        Assert.Equal(.79405, found.Recall, .068);
        Assert.Equal(1.00127, found.Density, .224);
        Assert.Equal(.96905, found.Coverage, .023);
    }

    [Fact]
    public void Copies_of_one_real_image_are_precise_and_recall_nothing()
    {
        using var scope = NewDisposeScope();
        var real = SampleFeatures.Gaussian(200, 8, 3);
        var found = Prdc.Of(real, real.narrow(0, 0, 1).repeat(50, 1), 5);
        Assert.Equal((1, 0), (found.Precision, found.Recall));
        Assert.InRange(found.Coverage, 1.0 / 200, .1);
    }

    [Fact]
    public void The_same_sets_give_the_same_bits()
    {
        using var scope = NewDisposeScope();
        var (real, generated) = (SampleFeatures.Gaussian(300, 8, 3), SampleFeatures.Gaussian(300, 8, 4));
        Assert.Equal(Prdc.Of(real, generated, 5), Prdc.Of(real, generated, 5));
    }

    [Fact]
    public void As_many_images_as_neighbours_are_too_few()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<EcomException>(() => Prdc.Of(ones(9, 2), ones(5, 2), 5));
        Assert.Contains("the 5-th neighbour needs at least 6 images, received 5", error.Message, StringComparison.Ordinal);
        Assert.Throws<EcomException>(() => Prdc.Of(ones(5, 2), ones(9, 2), 5));
    }

    [Fact]
    public void Nearest_neighbours_are_those_that_the_eye_sees_and_copies_are_at_0()
    {
        using var scope = NewDisposeScope();
        using var found = NearestNeighbours.Of(SampleFeatures.Points([0, 1], [5.1, 5], [1e3, .1]), SampleFeatures.Points([1e3, .1], [0, 0], [5, 5]));
        Assert.Equal([1, 2, 0], found.Places.data<long>().ToArray());
        Assert.Equal(1, found.Squared[0].item<double>(), 1e-12);
        Assert.Equal(.01, found.Squared[1].item<double>(), 1e-12);
        Assert.Equal(0, found.Squared[2].item<double>());
    }

    [Fact]
    public void No_tensor_outlives_the_measures()
    {
        var before = LiveTensors.Settled();
        using (NewDisposeScope())
        {
            var (real, generated) = (SampleFeatures.Gaussian(40, 4, 1), SampleFeatures.Gaussian(30, 4, 2));
            Prdc.Of(real, generated, 5);
            using var nearest = NearestNeighbours.Of(generated, real);
            FrechetDistance.Between(real, generated);
        }

        Assert.Equal(before, LiveTensors.Settled());
    }
}
