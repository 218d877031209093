using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// Exponential smoothing with additive errors, the form chosen by AICc among no, full and damped trend, without and with an additive season (Hyndman, Koehler,
/// Ord and Snyder 2008).
/// </summary>
/// <remarks>
/// A season of more than 24 steps has no states of its own: where at least two are seen and explain most of the series, they are taken out as a fixed pattern
/// before and put back after. A series too short for any form gives its mean.
/// </remarks>
public sealed class EtsMethod : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var series = new double[history.Length];
        var scale = SeriesScale.Standardise(history, series);
        var pattern = LongSeason.Take(series, season);
        Smooth(series, season <= LongSeason.Longest ? season : 1, scale.Size, mean, deviation);
        pattern?.Return(mean, deviation);
        scale.Restore(mean, deviation);
    }

    private static void Smooth(double[] series, int season, double size, Span<double> mean, Span<double> deviation)
    {
        if (size > 0 && EtsFit.Automatic(series, season) is { } model)
        {
            model.Forecast(mean, deviation);
            return;
        }

        mean.Clear();
        deviation.Fill(series.Length > 1 ? Math.Sqrt(series.Length / (series.Length - 1.0)) : 0);
    }
}
