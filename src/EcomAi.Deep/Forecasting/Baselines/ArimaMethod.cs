using EcomAi.Deep.Forecasting.Baselines.Arima;
using EcomAi.Deep.Forecasting.Baselines.Numerics;
using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// ARIMA(p, d, q)(P, D, Q) with automatic order (Hyndman and Khandakar 2008): D by the strength of the season, d by the KPSS test, the others and the constant
/// by a stepwise search for the lowest AICc; p and q up to 5, P and Q up to 2. Every fit is by exact maximum likelihood.
/// </summary>
/// <remarks>
/// A season of more than 24 steps has no lags of its own: where at least two are seen and explain most of the series, they are taken out as a fixed pattern
/// before and put back after. A series that its differences make constant goes on by the mean of these; one of a single step stays at its value.
/// </remarks>
public sealed class ArimaMethod : ISeriesMethod
{
    private const int MaxFits = 40;

    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var series = new double[history.Length];
        var scale = SeriesScale.Divide(history, series);
        mean.Clear();
        deviation.Clear();
        if (scale.Size > 0)
        {
            var pattern = LongSeason.Take(series, season);
            var lags = season <= LongSeason.Longest ? season : 1;
            var differencing = Differencing.Choose(series, lags);
            var allowConstant = differencing.Seasonal + differencing.Plain < 2;
            var phi = Model(differencing.Apply(series, lags), allowConstant, lags, mean, out var theta, out var variance);
            var differences = differencing.Polynomial(lags);
            Integrate(series, differences, mean);
            Deviations(phi, theta, differences, variance, deviation);
            pattern?.Return(mean, deviation);
        }

        scale.Restore(mean, deviation);
    }

    // Forecasts the differenced series; gives the autoregression, the moving average and the errors' variance.
    private static double[] Model(double[] series, bool allowConstant, int season, Span<double> mean, out double[] theta, out double variance)
    {
        var standard = new double[series.Length];
        var scale = SeriesScale.Divide(series, standard);
        theta = [];
        variance = 0;
        if (scale.Size == 0)
        {
            mean.Fill(allowConstant ? scale.Centre : 0);
            return [];
        }

        var model = ArimaSearch.Best(standard, season, allowConstant, MaxFits);
        model.Predict(mean);
        for (var h = 0; h < mean.Length; h++)
            mean[h] *= scale.Size;
        theta = model.Theta.ToArray();
        variance = model.Variance * scale.Size * scale.Size;
        return model.Phi.ToArray();
    }

    private static void Integrate(double[] series, double[] differences, Span<double> mean)
    {
        for (var h = 0; h < mean.Length; h++)
        {
            for (var lag = 1; lag <= differences.Length; lag++)
                mean[h] += differences[lag - 1] * (h >= lag ? mean[h - lag] : series[series.Length + h - lag]);
        }
    }

    // From the weights of the errors, those of the moving average over both the autoregression and the differences.
    private static void Deviations(double[] phi, double[] theta, double[] differences, double variance, Span<double> deviation)
    {
        var all = new double[phi.Length + differences.Length];
        LagPolynomial.Multiply(phi, differences, 1, all);
        var weights = new double[deviation.Length];
        var sum = 0.0;
        for (var h = 0; h < weights.Length; h++)
        {
            weights[h] = h == 0 ? 1 : h <= theta.Length ? theta[h - 1] : 0;
            for (var lag = 1; lag <= Math.Min(h, all.Length); lag++)
                weights[h] += all[lag - 1] * weights[h - lag];
            sum += weights[h] * weights[h];
            deviation[h] = Math.Sqrt(variance * sum);
        }
    }
}
