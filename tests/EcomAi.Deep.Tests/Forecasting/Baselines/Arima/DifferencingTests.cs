using EcomAi.Deep.Forecasting.Baselines.Arima;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Arima;

public sealed class DifferencingTests
{
    // urca::ur.kpss(x, type = "mu", use.lag = trunc(3 * sqrt(length(x)) / 13))@teststat, by golden/make_golden.R
    [Theory]
    [InlineData("Nile", 1.3152265)]
    [InlineData("WWWusage", .72197432)]
    [InlineData("Lynx", .069465082)]
    [InlineData("LakeHuron", 1.2212186)]
    [InlineData("Airmiles", 1.1911622)]
    [InlineData("USAccDeaths", .2912338)]
    [InlineData("AirPassengers", 4.3422868)]
    public void The_statistic_matches_R(string name, double expected) => Close.To(expected, Differencing.Kpss(ClassicSeries.Named(name).Values), 1e-6);

    // The d and D of auto.arima(x), by golden/make_golden.R
    [Theory]
    [InlineData("Nile", 0, 1)]
    [InlineData("Lynx", 0, 0)]
    [InlineData("Airmiles", 0, 2)]
    [InlineData("USAccDeaths", 1, 1)]
    [InlineData("AirPassengers", 1, 1)]
    [InlineData("Nottem", 1, 0)]
    public void The_orders_match_R(string name, int seasonal, int plain)
    {
        var (values, season) = ClassicSeries.Named(name);
        Assert.Equal(new Differencing(seasonal, plain), Differencing.Choose(values, season));
    }

    [Fact]
    public void Two_whole_seasons_are_enough_for_a_difference()
    {
        var series = Enumerable.Range(0, 104).Select(t => Math.Sin(t * Math.PI / 26) + (t % 52 == 40 ? 5 : 0) + (.01 * (t % 7))).ToArray();
        Assert.Equal(1, Differencing.Choose(series, 52).Seasonal);
        Assert.Equal(0, Differencing.Choose(series[1..], 52).Seasonal);
    }

    [Fact]
    public void The_polynomial_multiplies_all_differences() =>
        // (1 - B)(1 - B^4) = 1 - B - B^4 + B^5
        Assert.Equal([1, 0, 0, 1, -1], new Differencing(1, 1).Polynomial(4));
}
