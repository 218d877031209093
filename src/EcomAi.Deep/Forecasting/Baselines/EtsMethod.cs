using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// Exponential smoothing with additive errors, the form chosen by AICc among no, full and damped trend, without and with an additive season (Hyndman, Koehler,
/// Ord and Snyder 2008).
/// </summary>
/// <remarks>
/// A season of more than 24 steps has no states of its own, as in R's forecast package: where at least two of them are seen and they explain most of the series
/// (<see cref="SeasonStrength"/>), the mean departures of its phases are taken out before and put back after. A series too short for any form gives its mean.
/// </remarks>
public sealed class EtsMethod : ISeriesMethod
{
    /// <summary>The longest season that is smoothed step by step.</summary>
    public const int LongestSeason = 24;

    /// <summary>The part of the departures from the trend that a longer season must explain.</summary>
    public const double SeasonStrength = .64;

    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var series = new double[history.Length];
        var scale = SeriesScale.Standardise(history, series);
        double[]? pattern = null;
        if (season > LongestSeason && series.Length >= 2 * season && SeasonalPattern.Strength(series, season) > SeasonStrength)
        {
            pattern = SeasonalPattern.Of(series, season, multiplicative: false);
            for (var t = 0; t < series.Length; t++)
                series[t] -= pattern[t % season];
        }

        Smooth(series, season <= LongestSeason ? season : 1, scale.Size, mean, deviation);
        if (pattern is not null)
        {
            for (var h = 0; h < mean.Length; h++)
                mean[h] += pattern[(series.Length + h) % season];
        }

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
