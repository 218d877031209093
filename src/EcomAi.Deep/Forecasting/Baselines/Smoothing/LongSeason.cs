namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>
/// A season too long to have states or lags of its own, such as the weeks of a year, taken out of a series as a fixed pattern before a model and put back after
/// (as R's stlf, with classical decomposition).
/// </summary>
internal sealed class LongSeason
{
    /// <summary>The longest season that models follow themselves, as in R's forecast package.</summary>
    public const int Longest = 24;

    private const double LeastStrength = .64; // Wang, Smith and Hyndman's measure, where R's nsdiffs begins to difference

    private readonly double[] pattern;
    private readonly int length;

    private LongSeason(double[] pattern, int length) => (this.pattern, this.length) = (pattern, length);

    /// <summary>Takes the pattern out of a series that shows at least two seasons and is strongly seasonal; null, and the series as it was, elsewhere.</summary>
    public static LongSeason? Take(double[] series, int season)
    {
        if (season <= Longest || series.Length < 2 * season || SeasonalPattern.Strength(series, season) <= LeastStrength)
            return null;
        var pattern = SeasonalPattern.Of(series, season, multiplicative: false);
        for (var t = 0; t < series.Length; t++)
            series[t] -= pattern[t % season];
        return new(pattern, series.Length);
    }

    /// <summary>Puts the pattern back. A mean of k departures took 1/k of their variance out of the series, and adds as much to the forecast.</summary>
    public void Return(Span<double> mean, Span<double> deviation)
    {
        var seasons = (double)length / pattern.Length;
        var wider = Math.Sqrt((seasons + 1) / (seasons - 1));
        for (var h = 0; h < mean.Length; h++)
        {
            mean[h] += pattern[(length + h) % pattern.Length];
            deviation[h] *= wider;
        }
    }
}
