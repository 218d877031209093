using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Scoring;

/// <summary>
/// The table that scoring writes: the series' keys, <c>time</c>, <c>mean</c>, <c>point</c> and a column a quantile, such as <c>q0.5</c>; one row a series
/// and step, in the order of the series.
/// </summary>
internal static class ForecastFile
{
    /// <summary>Writes the forecasts of all series that take part.</summary>
    /// <returns>The number of rows.</returns>
    public static long Write(string path, SeriesPanel panel, IReadOnlyList<int> origins, Forecast forecast, ForecastConfig window)
    {
        using var writer = new TableWriter(path,
        [
            .. ForecastRows.KeyColumns(panel, name => name),
            ForecastRows.TimeColumn(panel),
            new("mean", OutputType.Double),
            new("point", OutputType.Double),
            .. ForecastRows.QuantileColumns(window.Quantiles),
        ]);
        var count = 0L;
        foreach (var rows in ForecastRows.InParts(panel, origins, forecast, window.Gap))
        {
            writer.Write(rows.Count, [.. rows.Keys(), rows.Times(), rows.Means(), rows.Points(), .. rows.Quantiles()]);
            count += rows.Count;
        }

        writer.Commit();
        return count;
    }
}
