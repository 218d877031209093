using EcomAi.Deep.Forecasting.Baselines.Arima;
using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Arima;

/// <summary>Expected numbers by hand or from R's Arima with fixed coefficients, by golden/make_golden.R.</summary>
public sealed class ArmaFilterTests
{
    [Fact]
    public void A_moving_average_of_one_lag_by_hand()
    {
        // theta .5: variance 1.25, covariance .5. Second step: 1.25 - .5^2 / 1.25 = 1.05, predicted .5 / 1.25 x = .4 x.
        var filter = new ArmaFilter(0, 1);
        filter.Theta[0] = .5;
        var errors = new double[2];
        var next = new double[2];
        var logarithms = filter.Run([1, 2], errors, next);
        Assert.Equal(Math.Log(1.25 * 1.05), logarithms, 1e-12);
        Assert.Equal(1 / Math.Sqrt(1.25), errors[0], 1e-12);
        Assert.Equal((2 - .4) / Math.Sqrt(1.05), errors[1], 1e-12);
        Assert.Equal(.5 * 1.6 / 1.05, next[0], 1e-12);
        Assert.Equal(0, next[1], 1e-12);
    }

    [Fact]
    public void An_autoregression_of_one_lag_by_hand()
    {
        // phi .6: variance 1 / (1 - .36) = 1.5625
        var filter = new ArmaFilter(1, 0);
        filter.Phi[0] = .6;
        var errors = new double[3];
        var next = new double[2];
        Assert.Equal(Math.Log(1.5625), filter.Run([1, 2, -1], errors, next), 1e-12);
        Close.To([.8, 1.4, -2.2], errors, 1e-12);
        Close.To([-.6, -.36], next, 1e-12);
    }

    [Fact]
    public void Matches_R_on_a_long_series() =>
        // Arima(Nile, order = c(2, 0, 1), fixed = c(.4, .2, .3, 900))
        AssertMatches(ClassicSeries.Nile.Select(value => value - 900).ToArray(), [.4, .2], [.3], -642.54217,
            [789.26082 - 900, 823.70433 - 900, 847.33389 - 900, 863.67442 - 900]);

    [Fact]
    public void Matches_R_with_a_season()
    {
        // Arima(ts(diff(USAccDeaths) / 1000, frequency = 12), c(1, 0, 1), c(1, 0, 1), include.mean = FALSE, fixed = c(.3, -.4, .5, .2))
        var series = ClassicSeries.USAccDeaths.Zip(ClassicSeries.USAccDeaths.Skip(1), (before, after) => (after - before) / 1000).ToArray();
        AssertMatches(series, Product([.3], [.5], 12), Product([.4], [-.2], 12).Select(value => -value).ToArray(), -48.037337,
            [-.58402656, -.55433016, .52443299, .23306946, .54734464, .17478106, .5786408, -.29742789, -.38908479, -.091039784, -.23979365, .37292199, -.29692933, -.27863989]);
    }

    [Fact]
    public void Matches_R_where_the_lags_reach_beyond_the_series() =>
        // Arima(ts(c(1, -2, .5, 3, -1, 0, 2), frequency = 4), c(1, 0, 1), c(1, 0, 2), include.mean = FALSE, fixed = c(.5, .4, .3, .6, -.2))
        AssertMatches([1, -2, .5, 3, -1, 0, 2], Product([.5], [.3], 4), Product([-.4], [-.6, .2], 4).Select(value => -value).ToArray(), -15.646393,
            [2.0987262, -.46532547, 1.0092441, 1.5811295, .98244604, .35968945]);

    private static double[] Product(double[] plain, double[] seasonal, int season)
    {
        var product = new double[plain.Length + (seasonal.Length * season)];
        LagPolynomial.Multiply(plain, seasonal, season, product);
        return product;
    }

    // R's likelihood has its variance at its best: n/2 (ln(2 pi S / n) + 1) + half the logarithms.
    private static void AssertMatches(double[] series, double[] phi, double[] theta, double likelihood, double[] expected)
    {
        var filter = new ArmaFilter(phi.Length, theta.Length);
        phi.CopyTo(filter.Phi);
        theta.CopyTo(filter.Theta);
        var errors = new double[series.Length];
        var next = new double[expected.Length];
        var logarithms = filter.Run(series, errors, next);
        var squares = errors.Sum(error => error * error);
        Close.To(likelihood, -.5 * ((series.Length * (Math.Log(2 * Math.PI * squares / series.Length) + 1)) + logarithms), 1e-6);
        Close.To(expected, next, 1e-5);
    }
}
