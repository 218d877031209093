using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Scoring;

/// <summary>The columns of a stretch of a forecast table.</summary>
internal sealed class ForecastRows(SeriesPanel panel, IReadOnlyList<int> origins, Forecast forecast, ForecastConfig window, int[] series)
{
    /// <summary>Its rows.</summary>
    public int Count => series.Length * window.Horizon;

    /// <summary>Its columns, in the table's order.</summary>
    public Array[] Columns() =>
    [
        .. panel.Keys.Values.Select(values => values is long[] integers ? (Array)Each((one, _) => integers[one]) : Each((one, _) => ((string[])values)[one])),
        Each((one, step) => panel.Axis.TimeAt(origins[one] + window.Gap + step)),
        Each((one, step) => forecast.Mean[forecast.At(one, step)]),
        Each((one, step) => forecast.Point[forecast.At(one, step)]),
        .. Enumerable.Range(0, window.Quantiles.Count).Select(level => (Array)Each((one, step) => forecast.QuantilesAt(one, step)[level])),
    ];

    private T[] Each<T>(Func<int, int, T> value)
    {
        var values = new T[Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = value(series[row / window.Horizon], row % window.Horizon);
        return values;
    }
}
