using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// Quantiles without a model of the series: whatever followed, in any series, on a past with about the same level. The level is the exponentially weighted
/// mean of the values before a time, begun with the first. Each earlier time of each series that has a horizon's worth of past gives pairs of its level and the values
/// in the horizon after it; the pairs are put into bins of equal counts by level, and a series' forecast, alike for all steps, is the bin of its level at the
/// origin: its mean, its quantiles, and the median as the point.
/// </summary>
/// <param name="options">The smoothing constant and the number of bins.</param>
public sealed class PooledQuantilesForecaster(BaselineOptions options) : IForecaster
{
    private const int MostPairs = 4_000_000;

    /// <inheritdoc/>
    public string Kind => BaselineFactory.NameOf(ForecastModelKind.PooledQuantiles);

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    /// <exception cref="EcomException">No series has a value before its origin.</exception>
    public Forecast Predict(SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window, StopSignal stopSignal)
    {
        var forecast = new Forecast(panel.Count, window.Horizon, window.Quantiles);
        int[] known = [.. Enumerable.Range(0, panel.Count).Where(series => ColdStart.HasHistory(panel, origins, series))];
        if (known.Length > 0)
        {
            var levels = Array.ConvertAll(known, series => Levels(panel.History(series, origins[series])));
            var (level, value) = Pairs(panel, origins, window, known, levels);
            if (stopSignal.Requested)
                throw new RunStoppedException($"stopped while {Kind} forecast.", stopSignal.ExitCode);
            Array.Sort(level, value);
            var bins = new LevelBins(level, value, options.Bins, window.Quantiles);
            for (var i = 0; i < known.Length; i++)
                bins.Forecast(levels[i][^1], forecast, known[i]);
        }

        ColdStart.Fill(forecast, panel, origins, Kind);
        return forecast;
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    /// <summary>The level before each value, and after the last one; a missing value leaves it.</summary>
    private double[] Levels(ReadOnlySpan<float> history)
    {
        var levels = new double[history.Length + 1];
        double level = history[0];
        for (var t = 0; t < history.Length; t++)
        {
            levels[t] = level;
            if (!float.IsNaN(history[t]))
                level += options.Alpha * (history[t] - level);
        }

        levels[^1] = level;
        return levels;
    }

    private static (double[] Levels, double[] Values) Pairs(
        SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window, int[] known, double[][] levels)
    {
        // Histories too short for a horizon of past and one value after the gap give what they have: first less past, then their own values.
        foreach (var past in new[] { window.Horizon, 1 })
        {
            var times = known.Sum(series => Math.Max(0L, Math.Min(origins[series], panel.Length) - panel.Starts[series] - window.Gap - past));
            var stride = (int)Math.Max(1, times * window.Horizon / MostPairs);
            List<double> level = [], value = [];
            for (var i = 0; i < known.Length; i++)
            {
                var history = panel.History(known[i], origins[known[i]]);
                for (var t = past; t + window.Gap < history.Length; t += stride)
                {
                    var to = Math.Min(t + window.Gap + window.Horizon, history.Length);
                    foreach (var after in history[(t + window.Gap)..to])
                    {
                        if (float.IsNaN(after))
                            continue;
                        level.Add(levels[i][t]);
                        value.Add(after);
                    }
                }
            }

            if (level.Count > 0)
                return ([.. level], [.. value]);
        }

        var own = known.SelectMany((series, i) =>
            panel.History(series, origins[series]).ToArray().Where(value => !float.IsNaN(value)).Select(value => (Level: levels[i][^1], Value: (double)value))).ToArray();
        return ([.. own.Select(pair => pair.Level)], [.. own.Select(pair => pair.Value)]);
    }
}
