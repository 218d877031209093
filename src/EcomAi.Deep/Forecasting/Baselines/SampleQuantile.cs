namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>Quantiles of a sample.</summary>
internal static class SampleQuantile
{
    /// <summary>The quantile at a level, linear between the values at (n - 1) p (type 7 of Hyndman and Fan 1996, the usual one).</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="level">From 0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double level)
    {
        var at = (sorted.Length - 1) * level;
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }
}
