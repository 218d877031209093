using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Panel;
using static EcomAi.Deep.Tests.Forecasting.Panels;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

public class BaselineForecasterTests
{
    private static readonly ForecastConfig Window = new() { Horizon = 2, Gap = 1, Quantiles = [.1, .5, .975] };

    public static TheoryData<ForecastModelKind> Kinds => [.. Enum.GetValues<ForecastModelKind>().Where(kind => kind != ForecastModelKind.Lstm)];

    private static Forecast Predict(ForecastModelKind kind, SeriesPanel panel, int[] origins, BaselineOptions? options = null, ForecastConfig? window = null)
    {
        using var forecaster = BaselineFactory.Create(kind, Configs.Of(window ?? Window, options));
        return forecaster.Predict(panel, origins, window ?? Window, new StopSignal());
    }

    private static SeriesPanel Noise(int series, int length)
    {
        var random = new Random(11);
        return Of(FrequencyKind.Monthly, [.. Enumerable.Range(0, series).Select(i =>
            Enumerable.Range(0, length).Select(t => t % 7 == 3 ? Missing : (float)random.Next(0, 3 + (i % 9))).ToArray())]);
    }

    [Fact]
    public void A_gap_is_forecast_over_and_missing_values_are_the_last_one_before()
    {
        // Filled 1, 3, 3, 5: slope 4 / 3; steps 2 and 3 after the last value.
        var forecast = Predict(ForecastModelKind.Drift, Of([1, 3, Missing, 5, 100, 100, 100]), [4]);
        Assert.Equal(5 + (2 * 4 / 3.0), forecast.Point[0], 10);
        Assert.Equal(5 + (3 * 4 / 3.0), forecast.Mean[1], 10);
    }

    [Fact]
    public void Quantiles_are_normal_around_the_mean()
    {
        // Naive: changes 2, -1, 3; two and three steps ahead. The normal quantiles are -1.2815515655 and 1.9599639845.
        var forecast = Predict(ForecastModelKind.Naive, Of([1, 3, 2, 5]), [4]);
        Assert.Equal(5 - (1.2815515655 * Math.Sqrt(2 * 14 / 3.0)), forecast.QuantilesAt(0, 0)[0], 8);
        Assert.Equal(5, forecast.QuantilesAt(0, 0)[1], 12);
        Assert.Equal(5 + (1.9599639845 * Math.Sqrt(3 * 14 / 3.0)), forecast.QuantilesAt(0, 1)[2], 8);
    }

    [Fact]
    public void Without_intervals_every_quantile_is_the_point()
    {
        var forecast = Predict(ForecastModelKind.Naive, Of([1, 3, 2, 5]), [4], new BaselineOptions { Intervals = false });
        Assert.All(forecast.Quantiles, quantile => Assert.Equal(5, quantile));
    }

    [Theory]
    [InlineData(FrequencyKind.Monthly, 0, 2)]
    [InlineData(FrequencyKind.Step, 0, 13)]
    [InlineData(FrequencyKind.Monthly, 4, 10)]
    public void The_season_is_the_frequency_s_unless_given(FrequencyKind frequency, int season, float expected)
    {
        var panel = Of(frequency, [.. Enumerable.Range(0, 14).Select(t => (float)t)]);
        var window = new ForecastConfig { Horizon = 1, Quantiles = [.5] };
        Assert.Equal(expected, Predict(ForecastModelKind.SeasonalNaive, panel, [14], new BaselineOptions { Season = season }, window).Point[0]);
    }

    [Fact]
    public void A_series_without_a_past_gets_the_mean_of_the_others()
    {
        var panel = Of([4, 4, 4], [8, 8, 8], [Missing, Missing, Missing]);
        var forecast = Predict(ForecastModelKind.Naive, panel, [3, 3, 3]);
        Assert.Equal([6, 6], forecast.Point[4..]);
        Assert.Equal([6.0, 6, 6], forecast.QuantilesAt(2, 1).ToArray());
    }

    [Fact]
    public void No_past_at_all_is_an_error()
    {
        var fault = Assert.Throws<EcomException>(() => Predict(ForecastModelKind.Naive, Of([Missing], [Missing]), [1, -1]));
        Assert.Contains("naive forecasts from past values", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_method_gives_the_same_bits_on_any_number_of_threads_sees_nothing_later_and_leaves_out_series(ForecastModelKind kind)
    {
        var panel = Noise(12, 60);
        int[] origins = [.. Enumerable.Range(0, 12).Select(i => i == 5 ? -1 : 50 - (i % 3))];
        var one = Predict(kind, panel, origins, new BaselineOptions { Threads = 1 });
        for (var series = 0; series < 12; series++)
        {
            for (var place = Math.Max(0, origins[series]); place < 60; place++)
                panel.Target[(series * 60) + place] = 1e6f;
        }

        var four = Predict(kind, panel, origins, new BaselineOptions { Threads = 4 });
        Assert.Equal(BaselineFactory.NameOf(kind), BaselineFactory.Create(kind, Configs.Of(Window)).Kind);
        Assert.Equal(one.Point, four.Point);
        Assert.Equal(one.Mean, four.Mean);
        Assert.Equal(one.Quantiles, four.Quantiles);
        for (var series = 0; series < 12; series++)
        {
            var quantiles = one.QuantilesAt(series, 1).ToArray();
            if (series == 5)
                Assert.All(quantiles, quantile => Assert.Equal(double.NaN, quantile));
            else
                Assert.Equal(quantiles.Order(), quantiles);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_method_stops_when_asked(ForecastModelKind kind)
    {
        var stop = new StopSignal();
        stop.Request(130);
        using var forecaster = BaselineFactory.Create(kind, Configs.Of(Window));
        var fault = Assert.Throws<RunStoppedException>(() => forecaster.Predict(Noise(4, 30), [30, 30, 30, 30], Window, stop));
        Assert.Equal(130, fault.ExitCode);
    }

    [Fact]
    public void Pooled_quantiles_are_what_followed_on_a_like_level()
    {
        // Alpha 1: the level is the value before. Horizon 1: pairs (level, next) of the series 0 0 4 and 9 9 5: (0, 0), (0, 4), (9, 9), (9, 5); two bins.
        var panel = Of([0, 0, 4, 0], [9, 9, 5, 9]);
        var window = new ForecastConfig { Horizon = 1, Quantiles = [.25, .5, .75] };
        var forecast = Predict(ForecastModelKind.PooledQuantiles, panel, [2, 3], new BaselineOptions { Alpha = 1, Bins = 2 }, window);
        // Only places below the origins are seen: of the first series 0 0, so that the low bin has (0, 0) alone; the level 5 of the second is still below 9.
        Assert.Equal([0.0, 0, 0], forecast.QuantilesAt(0, 0).ToArray());
        forecast = Predict(ForecastModelKind.PooledQuantiles, panel, [4, 4], new BaselineOptions { Alpha = 1, Bins = 2 }, window);
        // Levels 0 0 4, 9 9 5 and what followed 0 4 0, 9 5 9. The median level 4.5 parts them: 0 0 4 and 5 9 9. The last values are 0 and 9.
        Assert.Equal([0.0, 0, 2], forecast.QuantilesAt(0, 0).ToArray());
        Assert.Equal([7.0, 9, 9], forecast.QuantilesAt(1, 0).ToArray());
        Assert.Equal(4 / 3.0, forecast.Mean[0], 12);
        Assert.Equal(23 / 3.0, forecast.Mean[1], 12);
    }

    [Fact]
    public void Pooled_quantiles_of_short_histories_are_those_of_their_values()
    {
        var window = new ForecastConfig { Horizon = 9, Quantiles = [.5] };
        Assert.Equal(3, Predict(ForecastModelKind.PooledQuantiles, Of([3]), [1], null, window).Point[8]);
    }
}
