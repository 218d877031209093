using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Baselines.Arima;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

/// <summary>Expected numbers from R's forecast 8.20, by golden/make_golden.R.</summary>
public sealed class ArimaMethodTests
{
    // auto.arima(x, approximation = FALSE)
    [Theory]
    [InlineData("Nile", new[] { 816.18128, 835.55961, 840.48891, 841.74278, 842.06173, 842.14286 }, 161.07589)] // (1,1,1)
    [InlineData("WWWusage", new[] { 218.8805, 218.1524, 217.67886, 217.37088, 217.17058, 217.04031 }, 23.686856)] // (1,1,1)
    [InlineData("Lynx", new[] { 2989.9103, 2093.478, 1307.3087, 856.23342, 780.58356, 982.99405 }, 1520.7362)] // (2,0,2) with mean
    [InlineData("Airmiles", new[] { 32570.23, 34626.46, 36682.69, 38738.92, 40795.15, 42851.38 }, 4938.5466)] // (0,2,1)
    [InlineData("USAccDeaths", new[] { 8336.0613, 7531.8291, 8314.6438, 8616.8688, 9488.9125, 9859.7574 }, 519.67269)] // (0,1,1)(0,1,1)
    [InlineData("AirPassengers", new[] { 445.6349, 420.395, 449.19832, 491.83995, 503.39448, 566.86246 }, 17.633881)] // (2,1,1)(0,1,0)
    [InlineData("Nottem", new[] { 40.289781, 39.208929, 42.996572, 46.412342, 52.639642, 58.97913 }, 2.3814193)] // (0,0,2)(1,1,1)
    public void The_automatic_order_forecasts_as_in_R(string name, double[] expected, double lastDeviation)
    {
        var (values, season) = ClassicSeries.Named(name);
        var (mean, deviation) = (new double[6], new double[6]);
        new ArimaMethod().Forecast(values, season, mean, deviation);
        Close.To(expected, mean, .002);
        Close.To(lastDeviation, deviation[^1], .005);
    }

    [Fact]
    public void The_search_reaches_what_R_finds_only_by_trying_all_orders()
    {
        // auto.arima(LakeHuron, stepwise = FALSE, approximation = FALSE): (2,1,1), AICc 213.50605; its stepwise search ends at (0,1,0), 220.25786
        var series = ClassicSeries.LakeHuron;
        var differences = new Differencing(0, 1).Apply(series, 1);
        var model = ArimaSearch.Best(differences, 1, allowConstant: true, maxFits: 40);
        Assert.Equal(new ArimaOrder(2, 1, 0, 0, false), model.Order);
        Close.To(213.50605, model.Criterion + (differences.Length * (Math.Log(2 * Math.PI) + 1)), 1e-4);
    }

    [Fact]
    public void A_straight_line_goes_on()
    {
        var (mean, deviation) = (new double[3], new double[3]);
        new ArimaMethod().Forecast(Enumerable.Range(0, 20).Select(t => 5 + (3.0 * t)).ToArray(), 1, mean, deviation);
        Close.To([65, 68, 71], mean, 1e-9);
        Assert.All(deviation, value => Assert.InRange(value, 0, 1e-9));
    }

    [Fact]
    public void A_season_of_fifty_two_steps_comes_back_after_two_of_them()
    {
        var pattern = Enumerable.Range(0, 52).Select(week => week == 47 ? 50 : 10 * Math.Sin(week / 8.0)).ToArray();
        var mean = new double[52];
        new ArimaMethod().Forecast(Enumerable.Range(0, 104).Select(t => 100 + pattern[t % 52]).ToArray(), 52, mean, new double[52]);
        for (var week = 0; week < 52; week++)
            Assert.Equal(100 + pattern[week], mean[week], 1e-6);
    }
}
