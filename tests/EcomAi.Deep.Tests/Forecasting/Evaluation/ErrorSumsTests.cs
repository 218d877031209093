using EcomAi.Deep.Forecasting.Evaluation;
using static EcomAi.Deep.Tests.Forecasting.Panels;

namespace EcomAi.Deep.Tests.Forecasting.Evaluation;

/// <summary>Three points: targets 10, 0 and 4, forecasts 8, 0 and 7; scales 2, none and 1.5; worked out by hand.</summary>
public class ErrorSumsTests
{
    private static readonly double[] Levels = [.1, .5, .9];

    private readonly ErrorSums _sums = new(Levels);

    public ErrorSumsTests()
    {
        _sums.Add(10, 8, [5, 8, 9], 2);
        _sums.Add(0, 0, [0, 0, 1], double.NaN);
        _sums.Add(4, 7, [5, 7, 10], 1.5);
    }

    [Fact]
    public void Mase_divides_each_error_by_its_series_scale_and_leaves_out_points_without_one()
    {
        Assert.Equal(((2 / 2.0) + (3 / 1.5)) / 2, _sums.Mase, 12);
        Assert.Equal(1, _sums.Unscaled);
    }

    [Fact]
    public void A_scale_of_zero_is_none()
    {
        var sums = new ErrorSums(Levels);
        sums.Add(1, 0, [0, 0, 0], 0);
        Assert.Equal(double.NaN, sums.Mase);
        Assert.Equal(1, sums.Unscaled);
    }

    [Fact]
    public void Smape_counts_zero_against_zero_as_no_error() => Assert.Equal(((200 * 2 / 18.0) + 0 + (200 * 3 / 11.0)) / 3, _sums.Smape, 12);

    [Fact]
    public void Mape_leaves_out_zero_targets()
    {
        Assert.Equal((20 + 75) / 2.0, _sums.Mape, 12);
        Assert.Equal(1, _sums.ZeroTargets);
    }

    [Fact]
    public void Wape_is_the_sum_of_errors_over_the_sum_of_targets() => Assert.Equal(5 / 14.0, _sums.Wape, 12);

    [Fact]
    public void Rmse_is_the_root_of_the_mean_square() => Assert.Equal(Math.Sqrt(13 / 3.0), _sums.Rmse, 12);

    [Fact]
    public void Bias_is_positive_for_forecasts_that_are_too_high() => Assert.Equal((-2 + 3) / 14.0, _sums.Bias, 12);

    [Fact]
    public void Pinball_weighs_what_lies_above_by_the_level()
    {
        // Level .1: 10 above 5 costs .1 * 5; 0 at 0 nothing; 4 below 5 costs .9 * 1. Level .5: 1, 0, 1.5. Level .9: .9 * 1, .1 * 1, .1 * 6.
        var metrics = _sums.Metrics().ToDictionary(metric => metric.Name, metric => metric.Value);
        Assert.Equal(1.4 / 3, metrics["Pinball@0.1"], 12);
        Assert.Equal(2.5 / 3, metrics["Pinball@0.5"], 12);
        Assert.Equal(1.6 / 3, metrics["Pinball@0.9"], 12);
        Assert.Equal((1.4 + 2.5 + 1.6) / 9, _sums.Pinball, 12);
    }

    [Fact]
    public void Wql_is_twice_the_pinball_over_the_targets_meant_over_the_tenths() => Assert.Equal(2 * (1.4 + 2.5 + 1.6) / 14 / 3, _sums.Wql, 12);

    [Fact]
    public void Wql_looks_at_tenths_only()
    {
        var sums = new ErrorSums([.025, .5, .975]);
        sums.Add(10, 8, [0, 8, 100], 1);
        Assert.Equal(2 * 1 / 10.0, sums.Wql, 12);
    }

    [Fact]
    public void Coverage_counts_the_borders_in_and_width_is_mean()
    {
        var metrics = _sums.Metrics().ToDictionary(metric => metric.Name, metric => metric.Value);
        Assert.Equal(100 / 3.0, metrics["Coverage@80"], 12);
        Assert.Equal(10 / 3.0, metrics["Width@80"], 12);
        Assert.Equal(10 / 14.0, metrics["RelativeWidth@80"], 12);
    }

    [Fact]
    public void Nothing_is_no_number()
    {
        var sums = new ErrorSums(Levels);
        Assert.All(sums.Metrics(), metric => Assert.Equal(double.NaN, metric.Value));
    }

    [Fact]
    public void Intervals_pair_levels_that_mirror_each_other()
    {
        Assert.Equal(
            [new CentralInterval(0, 5, 95), new CentralInterval(2, 4, 80)], CentralInterval.Of([.025, .05, .1, .5, .9, .975]));
    }

    [Fact]
    public void The_scale_skips_pairs_with_a_missing_value()
    {
        // Season 1: |3-1|, |6-3|; the pairs with the missing one fall out. Season 2: |7-6| is left.
        float[] history = [1, 3, 6, Missing, 7];
        Assert.Equal(2.5, MaseScale.Of(history, 1));
        Assert.Equal((5 + 1) / 2.0, MaseScale.Of(history, 2));
        Assert.Equal(double.NaN, MaseScale.Of(history, 5));
    }
}
