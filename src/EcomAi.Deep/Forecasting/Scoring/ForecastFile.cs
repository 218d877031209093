using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Scoring;

/// <summary>
/// The table that scoring writes: the series' keys, <c>time</c>, <c>mean</c>, <c>point</c> and a column a quantile, such as <c>q0.5</c>; one row a series
/// and step, in the order of the series.
/// </summary>
internal static class ForecastFile
{
    private const int RowsAtOnce = 100_000;

    /// <summary>Writes the forecasts of all series that take part.</summary>
    /// <returns>The number of rows.</returns>
    public static long Write(string path, SeriesPanel panel, IReadOnlyList<int> origins, Forecast forecast, ForecastConfig window)
    {
        var time = panel.Axis.Frequency == FrequencyKind.Step ? OutputType.Int64 : OutputType.Time;
        using var writer = new TableWriter(path,
        [
            .. panel.Keys.Columns.Select((name, k) => new OutputColumn(name, panel.Keys.Kinds[k] == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text)),
            new("time", time),
            new("mean", OutputType.Double),
            new("point", OutputType.Double),
            .. window.Quantiles.Select(level => new OutputColumn(QuantileColumn.Name(level), OutputType.Double)),
        ]);
        var rows = 0L;
        var series = Enumerable.Range(0, panel.Count).Where(one => origins[one] >= 0);
        foreach (var some in series.Chunk(Math.Max(1, RowsAtOnce / window.Horizon)))
        {
            var part = new ForecastRows(panel, origins, forecast, window, some);
            writer.Write(part.Count, part.Columns());
            rows += part.Count;
        }

        writer.Commit();
        return rows;
    }
}
