using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>What a statistical method says of a series without a past.</summary>
internal static class ColdStart
{
    /// <summary>Whether a series is to be forecast and has a value before its origin.</summary>
    public static bool HasHistory(SeriesPanel panel, IReadOnlyList<int> origins, int series) => origins[series] > panel.Starts[series];

    /// <summary>
    /// Gives each series that is to be forecast but has no value before its origin the mean of the other series' forecasts, step by step and level by level.
    /// </summary>
    /// <exception cref="EcomException">There is no other series.</exception>
    public static void Fill(Forecast forecast, SeriesPanel panel, IReadOnlyList<int> origins, string kind)
    {
        int[] fresh = [.. Enumerable.Range(0, panel.Count).Where(series => origins[series] >= 0 && !HasHistory(panel, origins, series))];
        if (fresh.Length == 0)
            return;
        int[] known = [.. Enumerable.Range(0, panel.Count).Where(series => origins[series] >= 0 && HasHistory(panel, origins, series))];
        if (known.Length == 0)
        {
            throw new EcomException(
                $"{kind} forecasts from past values, but no series has one before its origin, {panel.Keys.Format(fresh[0])} among them; give the series' history.");
        }

        Average(forecast.Point, forecast.Horizon, known, fresh);
        Average(forecast.Mean, forecast.Horizon, known, fresh);
        Average(forecast.Quantiles, forecast.Horizon * forecast.Levels.Count, known, fresh);
    }

    private static void Average(double[] values, int width, int[] known, int[] fresh)
    {
        var mean = new double[width];
        foreach (var series in known)
        {
            for (var i = 0; i < width; i++)
                mean[i] += values[(series * width) + i] / known.Length;
        }

        foreach (var series in fresh)
            mean.CopyTo(values, series * width);
    }
}
