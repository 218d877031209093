using EcomAi.Deep.Forecasting.Baselines;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>Forecasts and deviations worked out by hand from the formulas of each method's documentation.</summary>
public class SeriesMethodTests
{
    private static (double[] Mean, double[] Deviation) Run(ISeriesMethod method, double[] history, int steps, int season = 1)
    {
        var (mean, deviation) = (new double[steps], new double[steps]);
        method.Forecast(history, season, mean, deviation);
        return (mean, deviation);
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 10);
    }

    [Fact]
    public void Naive_repeats_the_last_value_with_a_random_walk_around_it()
    {
        // Changes 2, -1, 3: mean square 14 / 3.
        var (mean, deviation) = Run(new NaiveMethod(), [1, 3, 2, 5], 2);
        Near([5, 5], mean);
        Near([Math.Sqrt(14 / 3.0), Math.Sqrt(28 / 3.0)], deviation);
    }

    [Fact]
    public void Seasonal_naive_repeats_the_last_season_and_widens_by_the_season()
    {
        // Season 2: changes 1, 3, 1 (3 - 2, 7 - 4, 4 - 3).
        var (mean, deviation) = Run(new SeasonalNaiveMethod(), [2, 4, 3, 7, 4], 4, 2);
        Near([7, 4, 7, 4], mean);
        var sigma = Math.Sqrt(11 / 3.0);
        Near([sigma, sigma, sigma * Math.Sqrt(2), sigma * Math.Sqrt(2)], deviation);
    }

    [Fact]
    public void Seasonal_naive_of_less_than_a_season_repeats_the_last_value() =>
        Near([4, 4], Run(new SeasonalNaiveMethod(), [2, 4], 2, 12).Mean);

    [Fact]
    public void Drift_goes_on_along_the_line_through_the_ends()
    {
        // Slope (7 - 1) / 3 = 2; changes 2, 3, 1 less 2: 0, 1, -1, mean square 2 / 3.
        var (mean, deviation) = Run(new DriftMethod(), [1, 3, 6, 7], 2);
        Near([9, 11], mean);
        Near([Math.Sqrt(2 / 3.0 * (1 + (1 / 3.0))), Math.Sqrt(2 / 3.0 * 2 * (1 + (2 / 3.0)))], deviation);
    }

    [Fact]
    public void Moving_average_is_the_mean_of_the_last_values()
    {
        // Errors of the rule: 6 - 2 = 4, 5 - 4.5 = .5.
        var (mean, deviation) = Run(new MovingAverageMethod(2), [1, 3, 6, 5], 2);
        Near([5.5, 5.5], mean);
        Near([Math.Sqrt((16 + .25) / 2), Math.Sqrt((16 + .25) / 2)], deviation);
    }

    [Fact]
    public void One_value_is_forecast_by_all_of_them_without_a_deviation()
    {
        foreach (var method in new ISeriesMethod[] { new NaiveMethod(), new SeasonalNaiveMethod(), new DriftMethod(), new MovingAverageMethod(8) })
        {
            var (mean, deviation) = Run(method, [3], 2, 7);
            Near([3, 3], mean);
            Near([0, 0], deviation);
        }
    }

    [Fact]
    public void Zero_is_zero() => Near([0, 0], Run(new ZeroMethod(), [4, 5], 2).Mean);

    [Fact]
    public void Croston_smooths_sizes_and_intervals_apart()
    {
        // Demands 4, 2, 6 after 2, 3, 1 steps; alpha .2: sizes 4, 3.6, 4.08; intervals 2, 2.2, 1.96.
        double[] history = [0, 4, 0, 0, 2, 6, 0];
        var (mean, deviation) = Run(new CrostonMethod(.2, corrected: false), history, 2);
        Near([4.08 / 1.96, 4.08 / 1.96], mean);
        // One-step forecasts since the first demand: 2, 2, 2 against 0, 0, 2; 3.6 / 2.2 against 6; 4.08 / 1.96 against 0.
        var (fourth, fifth) = (6 - (3.6 / 2.2), 4.08 / 1.96);
        Near([Math.Sqrt((4 + 4 + 0 + (fourth * fourth) + (fifth * fifth)) / 5)], deviation[..1]);
    }

    [Fact]
    public void Sba_takes_half_of_alpha_off() =>
        Near([.9 * 4.08 / 1.96], Run(new CrostonMethod(.2, corrected: true), [0, 4, 0, 0, 2, 6, 0], 1).Mean);

    [Fact]
    public void Croston_without_demand_is_zero() => Near([0], Run(new CrostonMethod(.2, corrected: false), [0, 0], 1).Mean);

    [Fact]
    public void Tsb_lets_the_probability_fade_at_every_step()
    {
        // Alpha .5, history 0, 4, 0, 2: probability 0, .5, .25, .625; size -, 4, 4, 3.
        var (mean, deviation) = Run(new TsbMethod(.5), [0, 4, 0, 2], 2);
        Near([.625 * 3, .625 * 3], mean);
        // One-step forecasts 0, .5 * 4, .25 * 4 against 4, 0, 2.
        Near([Math.Sqrt((16 + 4 + 1) / 3.0)], deviation[..1]);
    }
}
