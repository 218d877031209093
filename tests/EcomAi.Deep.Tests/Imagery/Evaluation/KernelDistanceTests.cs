using EcomAi.Deep.Imagery.Evaluation;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

public sealed class KernelDistanceTests
{
    [Fact]
    public void Three_points_against_three_are_as_summed_by_hand()
    {
        using var scope = NewDisposeScope();
        using var distance = new KernelDistance(SampleFeatures.Points([0, 0], [1, 0], [0, 1]));
        // (x.y / 2 + 1)^3. Among real ones all products are 0: the mean of other pairs is 1.
        // Among generated ones: (1,1).(2,0) = 2 gives 8, twice; the rest 1: (2 * 8 + 4) / 6 = 10/3.
        // Between: from (0,0) three times 1; from (1,0): products 1, 2, 0 give 27/8, 8, 1; from (0,1): 1, 0, 0 give 27/8, 1, 1: 20.75 / 9 over all.
        var value = distance.To(SampleFeatures.Points([1, 1], [2, 0], [0, 0])).Value;
        Assert.Equal(1 + (10.0 / 3) - (2 * 20.75 / 9), value, 1e-12);
    }

    [Fact]
    public void Waves_give_the_estimate_and_the_jackknife_of_numpy()
    {
        using var scope = NewDisposeScope();
        using var distance = new KernelDistance(SampleFeatures.Waves(60, 6, 0));
        var estimate = distance.To(SampleFeatures.Waves(50, 6, .4));
        // numpy 1.24, whole matrices; the error by leaving out each of the 110 points in turn.
        Assert.Equal(-.07463394893273056, estimate.Value, 1e-10);
        Assert.Equal(.021536016314787205, estimate.StandardError, 1e-10);
    }

    [Fact]
    public void Sets_of_one_distribution_are_within_the_error_of_0_and_may_be_below()
    {
        using var scope = NewDisposeScope();
        using var distance = new KernelDistance(SampleFeatures.Gaussian(1000, 16, 100));
        var estimates = Enumerable.Range(0, 20).Select(seed => distance.To(SampleFeatures.Gaussian(500, 16, (ulong)seed))).ToList();
        Assert.All(estimates, estimate => Assert.InRange(estimate.Value, -5 * estimate.StandardError, 5 * estimate.StandardError));
        Assert.Contains(estimates, estimate => estimate.Value < 0);
    }

    [Fact]
    public void A_shift_is_far_beyond_the_error()
    {
        using var scope = NewDisposeScope();
        using var distance = new KernelDistance(SampleFeatures.Gaussian(1000, 16, 100));
        var estimate = distance.To(SampleFeatures.Gaussian(500, 16, 1) + .5);
        Assert.True(estimate.Value > 10 * estimate.StandardError, $"{estimate}");
    }

    [Fact]
    public void Blocks_change_nothing()
    {
        using var scope = NewDisposeScope();
        // 2,000 columns make blocks of 1,048 rows, 1,500 columns others, each with a short one at the end.
        var (real, generated) = (SampleFeatures.Gaussian(1500, 8, 4), SampleFeatures.Gaussian(2000, 8, 5));
        using var one = new KernelDistance(real);
        using var turned = new KernelDistance(generated);
        Assert.Equal(one.To(generated).Value, turned.To(real).Value, 1e-12);
    }

    [Fact]
    public void Two_images_are_too_few()
    {
        using var scope = NewDisposeScope();
        using var distance = new KernelDistance(ones(3, 2));
        Assert.Contains("at least 3 images, received 2", Assert.Throws<EcomException>(() => distance.To(ones(2, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_outlives_the_estimate()
    {
        var before = LiveTensors.Settled();
        using (NewDisposeScope())
        {
            using var distance = new KernelDistance(SampleFeatures.Gaussian(30, 4, 1));
            distance.To(SampleFeatures.Gaussian(20, 4, 2));
        }

        Assert.Equal(before, LiveTensors.Settled());
    }
}
