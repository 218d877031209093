using EcomAi.Deep.Forecasting.Baselines.Arima;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Arima;

public sealed class ArmaModelTests
{
    [Fact]
    public void The_fit_matches_R()
    {
        // Arima(lynx, order = c(2, 0, 2)): ar1, ar2, ma1, ma2, mean, sigma2; in thousands here
        var model = new ArmaModel(ClassicSeries.Lynx.Select(value => value / 1000).ToArray(), new(2, 2, 0, 0, true), 1);
        model.Fit(null);
        Close.To([1.342076, -.67380843], model.Phi, .005);
        Close.To([-.20274259, -.25639676], model.Theta, .02);
        Close.To(1.5444039, model.Mean, .002);
        Close.To(.76196515, model.Variance, .001);
    }

    [Fact]
    public void A_neighbour_is_never_more_likely_than_what_contains_it()
    {
        var series = ClassicSeries.Lynx.Select(value => value / 1000).ToArray();
        var small = new ArmaModel(series, new(1, 1, 0, 0, true), 1);
        small.Fit(null);
        var large = new ArmaModel(series, new(2, 2, 0, 0, true), 1);
        large.Fit(small);
        Assert.True(large.Variance * (series.Length - 5) < small.Variance * (series.Length - 3));
    }

    [Fact]
    public void A_root_at_the_unit_circle_disqualifies()
    {
        var random = new Random(3);
        var walk = new double[80];
        for (var t = 1; t < walk.Length; t++)
            walk[t] = walk[t - 1] + 1 + (.001 * random.NextDouble());
        var model = new ArmaModel(walk.Select(value => value / 25).ToArray(), new(1, 0, 0, 0, false), 1);
        model.Fit(null);
        Assert.Equal(double.PositiveInfinity, model.Criterion);
    }
}
