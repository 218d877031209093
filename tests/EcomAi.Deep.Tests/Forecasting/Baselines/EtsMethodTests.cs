using EcomAi.Deep.Forecasting.Baselines;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>Expected numbers from R's forecast 8.20, by golden/make_golden.R.</summary>
public sealed class EtsMethodTests
{
    // ets(x, additive.only = TRUE): the same forms (A,N,N), (A,Ad,N), (A,N,N), (A,A,N), (A,N,A)
    [Theory]
    [InlineData("Nile", new[] { 805.38128, 805.38128, 805.38128, 805.38128, 805.38128, 805.38128 }, 164.54021, .01)]
    [InlineData("WWWusage", new[] { 218.36633, 217.03507, 215.95014, 215.06597, 214.34541, 213.75819 }, 23.696975, .01)]
    [InlineData("Lynx", new[] { 3395.9261, 3395.9261, 3395.9261, 3395.9261, 3395.9261, 3395.9261 }, 2921.1491, .001)]
    [InlineData("Airmiles", new[] { 32764.29, 34871.341, 36978.392, 39085.444, 41192.495, 43299.547 }, 4607.3202, .01)]
    [InlineData("USAccDeaths", new[] { 8397.4969, 7599.2206, 8396.5947, 8646.5097, 9443.4119, 9893.0647 }, 486.9309, .01)]
    [InlineData("Nottem", new[] { 40.17228, 39.76945, 42.718541, 46.776336, 52.947926, 58.50415 }, 2.3291871, .005)]
    public void The_automatic_form_forecasts_as_in_R(string name, double[] expected, double lastDeviation, double part)
    {
        var (values, season) = ClassicSeries.Named(name);
        var (mean, deviation) = (new double[6], new double[6]);
        new EtsMethod().Forecast(values, season, mean, deviation);
        Close.To(expected, mean, part);
        Close.To(lastDeviation, deviation[^1], .06);
    }

    [Fact]
    public void A_straight_line_goes_on()
    {
        var (mean, deviation) = (new double[3], new double[3]);
        new EtsMethod().Forecast(Enumerable.Range(0, 20).Select(t => 5 + (3.0 * t)).ToArray(), 1, mean, deviation);
        Close.To([65, 68, 71], mean, 1e-5);
        Assert.All(deviation, value => Assert.InRange(value, 0, .01));
    }

    [Fact]
    public void A_season_of_fifty_two_steps_comes_back_after_two_of_them()
    {
        var pattern = Enumerable.Range(0, 52).Select(week => week == 47 ? 50 : 10 * Math.Sin(week / 8.0)).ToArray();
        var history = Enumerable.Range(0, 104).Select(t => 100 + pattern[t % 52]).ToArray();
        var mean = new double[52];
        new EtsMethod().Forecast(history, 52, mean, new double[52]);
        for (var week = 0; week < 52; week++)
            Assert.Equal(100 + pattern[week], mean[week], .5);
    }
}
