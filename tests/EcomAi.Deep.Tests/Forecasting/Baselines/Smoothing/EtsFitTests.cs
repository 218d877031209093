using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Smoothing;

/// <summary>Expected numbers from R's forecast 8.20, by golden/make_golden.R.</summary>
public sealed class EtsFitTests
{
    [Fact]
    public void The_first_level_is_the_best_one()
    {
        // ets(Nile, model = "ANN", alpha = .3): sum(residuals^2)
        var model = new EtsLikelihood(ClassicSeries.Nile, new(false, false, 1)).Model(new(.3, 0, 0, 0));
        Close.To(2043009.9, model.SquaredErrors, 1e-6);
    }

    [Fact]
    public void The_first_slope_is_the_best_one()
    {
        // ets(airmiles, model = "AAN", damped = FALSE, alpha = .5, beta = .2): sum(residuals^2); R's simplex ends a little above the least one.
        var model = new EtsLikelihood(ClassicSeries.Airmiles, new(true, false, 1)).Model(new(.5, .2, 0, 1));
        Assert.InRange(model.SquaredErrors, 29612017 * .95, 29612017);
    }

    [Fact]
    public void First_seasonal_states_reproduce_a_pattern_without_error()
    {
        double[] pattern = [3, -1, -2];
        var series = Enumerable.Range(0, 12).Select(t => (.1 * t) + pattern[t % 3]).ToArray();
        var model = new EtsLikelihood(series, new(true, false, 3)).Model(new(.4, .1, .2, 1));
        var mean = new double[4];
        model.Forecast(mean, new double[4]);
        Assert.Equal([4.2, .3, -.6, 4.5], mean.Select(value => Math.Round(value, 9)));
        Assert.InRange(model.SquaredErrors, 0, 1e-10);
    }

    // ets(x, model, damped, additive.only = TRUE): AICc, then mean and deviation of the third step. R's simplex moves all initial states too and often ends early.
    [Theory]
    [InlineData("Nile", false, false, false, 1459.031, 805.38128, 152.67964)]
    [InlineData("Nile", true, false, false, 1462.5504, 796.59205, 151.33709)]
    [InlineData("WWWusage", false, false, false, 817.34149, 220.0002, 10.096745)]
    [InlineData("WWWusage", true, false, false, 729.33203, 213.9986, 13.883904)]
    [InlineData("WWWusage", true, true, false, 718.63421, 215.95014, 11.277911)]
    [InlineData("Lynx", false, false, false, 2159.2645, 3395.9261, 2065.5988)]
    [InlineData("LakeHuron", false, false, false, 396.93305, 579.95999, 1.2973438)]
    [InlineData("LakeHuron", true, false, false, 401.34379, 579.94757, 1.3110632)]
    [InlineData("Airmiles", true, false, false, 422.82572, 36978.392, 2340.6321)]
    [InlineData("Airmiles", true, true, false, 426.85245, 36488.382, 2466.3169)]
    [InlineData("USAccDeaths", false, false, true, 1148.7161, 8396.5947, 382.41521)]
    [InlineData("Nottem", true, false, false, 2102.4406, 18.81243, 16.043912)]
    [InlineData("Nottem", false, false, true, 1737.087, 42.718541, 2.3238631)]
    [InlineData("Nottem", true, true, true, 1744.1059, 42.648021, 2.3388629)]
    public void A_form_is_at_least_as_likely_as_Rs_and_forecasts_alike(
        string name, bool trend, bool damped, bool seasonal, double criterion, double mean, double deviation)
    {
        var (values, season) = ClassicSeries.Named(name);
        var model = EtsFit.Best(values, new(trend, damped, seasonal ? season : 1));
        var (means, deviations) = (new double[3], new double[3]);
        model.Forecast(means, deviations);
        Assert.InRange(model.Criterion, criterion - 8, criterion + .01);
        Close.To(mean, means[2], .01);
        Close.To(deviation, deviations[2], .06);
    }

    // The same call; R ends in another top of the likelihood, far below.
    [Theory]
    [InlineData("AirPassengers", false, false, 1568.6091)]
    [InlineData("AirPassengers", true, false, 1570.7288)]
    [InlineData("AirPassengers", true, true, 1576.7029)]
    [InlineData("USAccDeaths", true, false, 1157.1832)]
    [InlineData("USAccDeaths", true, true, 1153.9108)]
    [InlineData("Nottem", true, false, 1743.7212)]
    public void A_seasonal_form_is_more_likely_than_Rs(string name, bool trend, bool damped, double criterion)
    {
        var (values, season) = ClassicSeries.Named(name);
        Assert.InRange(EtsFit.Best(values, new(trend, damped, season)).Criterion, 0, criterion);
    }

    [Fact]
    public void Variances_grow_as_the_closed_form_says()
    {
        // c[j] = alpha + beta (phi + ... + phi^j) + gamma at whole seasons, by hand: .5 + .1 .9 = .59, .5 + .1 1.71 + .2 = .871; variance 4 (1 + .59^2 + .871^2)
        var model = new EtsModel(new(true, true, 2), new(.5, .1, .2, .9), 10, 0, 0, [0, 0], 1, 4);
        var deviation = new double[3];
        model.Forecast(new double[3], deviation);
        Close.To([2, 2 * Math.Sqrt(1 + (.59 * .59)), 2 * Math.Sqrt(1 + (.59 * .59) + (.871 * .871))], deviation, 1e-12);
    }
}
