using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting;

/// <summary>Columns of a table of forecasts, one row a series and step, in the order of the series.</summary>
/// <param name="panel">The series.</param>
/// <param name="origins">For each series the place where the unknown begins.</param>
/// <param name="forecast">The forecast.</param>
/// <param name="gap">Steps between origin and horizon.</param>
/// <param name="series">The series of these rows.</param>
internal sealed class ForecastRows(SeriesPanel panel, IReadOnlyList<int> origins, Forecast forecast, int gap, int[] series)
{
    private const int RowsAtOnce = 100_000;

    /// <summary>Its rows.</summary>
    public int Count => series.Length * forecast.Horizon;

    /// <summary>A forecast's rows in parts that memory holds, without the series that take no part.</summary>
    public static IEnumerable<ForecastRows> InParts(SeriesPanel panel, IReadOnlyList<int> origins, Forecast forecast, int gap) =>
        Enumerable.Range(0, panel.Count).Where(one => origins[one] >= 0).Chunk(Math.Max(1, RowsAtOnce / forecast.Horizon))
            .Select(some => new ForecastRows(panel, origins, forecast, gap, some));

    /// <summary>The key columns, under names of one's own.</summary>
    public static IEnumerable<OutputColumn> KeyColumns(SeriesPanel panel, Func<string, string> name) =>
        panel.Keys.Columns.Zip(panel.Keys.Kinds, (key, kind) => new OutputColumn(name(key), kind == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text));

    /// <summary>The column of times.</summary>
    public static OutputColumn TimeColumn(SeriesPanel panel) => new("time", panel.Axis.Frequency == FrequencyKind.Step ? OutputType.Int64 : OutputType.Time);

    /// <summary>A column a quantile.</summary>
    public static IEnumerable<OutputColumn> QuantileColumns(IReadOnlyList<double> levels) =>
        levels.Select(level => new OutputColumn(QuantileColumn.Name(level), OutputType.Double));

    /// <summary>The series' names, one array a key column.</summary>
    public IEnumerable<Array> Keys() =>
        panel.Keys.Values.Select(values => values is long[] integers ? (Array)Each((one, _) => integers[one]) : Each((one, _) => ((string[])values)[one]));

    /// <summary>The times that are forecast.</summary>
    public long[] Times() => Each((one, step) => panel.Axis.TimeAt(Place(one, step)));

    /// <summary>The points.</summary>
    public double[] Points() => Each((one, step) => forecast.Point[forecast.At(one, step)]);

    /// <summary>The means.</summary>
    public double[] Means() => Each((one, step) => forecast.Mean[forecast.At(one, step)]);

    /// <summary>The quantiles, one array a level.</summary>
    public IEnumerable<Array> Quantiles() =>
        Enumerable.Range(0, forecast.Levels.Count).Select(level => Each((one, step) => forecast.QuantilesAt(one, step)[level]));

    /// <summary>The place on the axis that a step of a series is about.</summary>
    public int Place(int one, int step) => origins[one] + gap + step;

    /// <summary>A value a row, made from series and step.</summary>
    public T[] Each<T>(Func<int, int, T> value)
    {
        var values = new T[Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = value(series[row / forecast.Horizon], row % forecast.Horizon);
        return values;
    }
}
