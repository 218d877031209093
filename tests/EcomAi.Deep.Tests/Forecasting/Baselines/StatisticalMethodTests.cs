using EcomAi.Deep.Forecasting.Baselines;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>What all three methods promise for any history.</summary>
public sealed class StatisticalMethodTests
{
    public static TheoryData<string> Methods => ["ets", "theta", "arima"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_constant_series_stays(string method)
    {
        foreach (var length in (int[])[1, 2, 3, 5, 30])
        {
            var (mean, deviation) = Forecast(method, Enumerable.Repeat(7.3, length).ToArray(), 12, 5);
            Assert.All(mean, value => Assert.Equal(7.3, value, 1e-9));
            Assert.All(deviation, value => Assert.Equal(0, value));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Any_length_and_season_give_numbers(string method)
    {
        var random = new Random(11);
        for (var length = 1; length <= 60; length++)
        {
            var history = Enumerable.Range(0, length).Select(_ => (double)random.Next(0, 4)).ToArray();
            foreach (var season in (int[])[1, 2, 7, 12, 24, 30])
                AssertSane(Forecast(method, history, season, 8));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_single_sale_among_zeros_gives_numbers(string method)
    {
        for (var place = 0; place < 30; place++)
        {
            var history = new double[30];
            history[place] = 1;
            AssertSane(Forecast(method, history, 12, 12));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Values_at_the_ends_of_the_range_give_numbers(string method)
    {
        AssertSane(Forecast(method, [1e308, -1e308, 1.7e308, 0, 1e307, -1.7e308, 1e308, 5e307, 1e308, 1.5e308], 2, 6));
        AssertSane(Forecast(method, [0, 1e308, 1.2e308, 1.4e308, 1.6e308, 1.7e308, 1.75e308, 1.78e308], 1, 50));
        AssertSane(Forecast(method, [1e-310, 3e-310, 2e-310, 5e-310, 1e-310, 2e-310, 0, 3e-310], 2, 6));
        AssertSane(Forecast(method, [1, 1e12, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 4, 6));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Units_do_not_matter(string method)
    {
        var (mean, deviation) = Forecast(method, ClassicSeries.USAccDeaths, 12, 6);
        var (scaled, scaledDeviation) = Forecast(method, ClassicSeries.USAccDeaths.Select(value => value * 1024).ToArray(), 12, 6);
        Close.To(mean, scaled.Select(value => value / 1024).ToArray(), 1e-9);
        Close.To(deviation, scaledDeviation.Select(value => value / 1024).ToArray(), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Threads_do_not_change_a_bit(string method)
    {
        var expected = Forecast(method, ClassicSeries.AirPassengers, 12, 6);
        Parallel.For(0, 8, _ =>
        {
            var again = Forecast(method, ClassicSeries.AirPassengers, 12, 6);
            Assert.Equal(expected.Mean, again.Mean);
            Assert.Equal(expected.Deviation, again.Deviation);
        });
    }

    private static void AssertSane((double[] Mean, double[] Deviation) forecast)
    {
        Assert.All(forecast.Mean, value => Assert.True(double.IsFinite(value), $"the mean is {value}"));
        Assert.All(forecast.Deviation, value => Assert.True(double.IsFinite(value) && value >= 0, $"the deviation is {value}"));
    }

    private static (double[] Mean, double[] Deviation) Forecast(string method, double[] history, int season, int horizon)
    {
        ISeriesMethod made = method switch { "ets" => new EtsMethod(), "theta" => new ThetaMethod(), _ => new ArimaMethod() };
        var forecast = (new double[horizon], new double[horizon]);
        made.Forecast(history, season, forecast.Item1, forecast.Item2);
        return forecast;
    }
}
