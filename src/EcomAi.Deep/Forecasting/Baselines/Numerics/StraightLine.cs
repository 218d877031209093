namespace EcomAi.Deep.Forecasting.Baselines.Numerics;

/// <summary>The straight line of least squares through a series.</summary>
internal static class StraightLine
{
    /// <summary>Its value at the first step, and its slope per step; 0 for a series of one step.</summary>
    public static (double Start, double Slope) Fit(ReadOnlySpan<double> series)
    {
        var centre = (series.Length - 1) / 2.0;
        double mean = 0, products = 0, squares = 0;
        for (var t = 0; t < series.Length; t++)
        {
            mean += series[t] / series.Length;
            products += (t - centre) * series[t];
            squares += (t - centre) * (t - centre);
        }

        var slope = squares > 0 ? products / squares : 0;
        return (mean - (slope * centre), slope);
    }
}
