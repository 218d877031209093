using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Forecasting.Models;

public sealed class SeriesScaleTests
{
    [Fact]
    public void The_level_weighs_each_step_by_its_age_and_is_the_prior_before_the_first_value()
    {
        using var scope = NewDisposeScope();
        var scale = new SeriesScale(ScalingKind.Mean, .5, 0, 1, 0);
        var levels = scale.Levels(Windows([0, 8, 0, 2], [0, 1, 0, 1], prior: 3), 4).data<float>().ToArray();

        // At the last step 8 weighs 1/4 and 2 weighs 1: (2 + 2) / 1.25.
        Assert.Equal([3, 8, 8, 3.2f], levels.Select(level => MathF.Round(level, 5)));
    }

    [Fact]
    public void After_a_gap_of_any_length_the_level_is_the_last_one_known()
    {
        using var scope = NewDisposeScope();
        var (target, observed) = (new float[400], new float[400]);
        (target[0], observed[0]) = (10, 1);
        var levels = new SeriesScale(ScalingKind.Mean, .9, 0, 1, 0).Levels(Windows(target, observed, prior: 3), 400);

        Assert.Equal(10, levels.narrow(1, 399, 1).item<float>(), 4);
    }

    [Theory]
    [InlineData(ScalingKind.Mean)]
    [InlineData(ScalingKind.Log1p)]
    [InlineData(ScalingKind.None)]
    public void Unscaling_brings_back_what_was_scaled_returns_and_losses_too(ScalingKind kind)
    {
        using var scope = NewDisposeScope();
        var scale = new SeriesScale(kind, .05, 0, 1, 0);
        float[] values = [-1200, -3, -.25f, 0, .5f, 7, 40_000];
        var level = tensor(kind == ScalingKind.Log1p ? 2.5f : 12f);
        var back = scale.Unscale(scale.Scale(tensor(values), level), level).data<float>().ToArray();

        Assert.All(values.Zip(back), pair => Assert.Equal(pair.First, pair.Second, Math.Max(1e-4, Math.Abs(pair.First) * 1e-5)));
    }

    [Fact]
    public void Without_scaling_a_series_that_stays_is_at_its_level()
    {
        using var scope = NewDisposeScope();
        var level = tensor(12f);
        Assert.Equal(12, new SeriesScale(ScalingKind.None, .05, 0, 1, 0).Steady(level).item<float>());
        Assert.Equal(1, new SeriesScale(ScalingKind.Mean, .05, 0, 1, 0).Steady(level).item<float>());
        Assert.Equal(0, new SeriesScale(ScalingKind.Log1p, .05, 0, 1, 0).Steady(level).item<float>());
    }

    private static WindowBatch Windows(float[] target, float[] observed, float prior)
    {
        var none = zeros(1, target.Length, 0);
        return new WindowBatch(tensor(target).unsqueeze(0), tensor(observed).unsqueeze(0), none, none, none, none, zeros([1, 0], dtype: ScalarType.Int64), tensor(new[] { prior }));
    }
}
