using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>
/// The file <c>backtest.parquet</c> of a run: what was forecast and what came, one row a round, series and step. Columns: the series' keys, <c>round</c>,
/// <c>time</c>, <c>step</c>, <c>actual</c> (null is missing), <c>point</c>, <c>mean</c>, and a column a quantile, see <see cref="QuantileColumn"/>.
/// A key column that is called like one of these is written as <c>key.round</c>.
/// </summary>
public static class BacktestFile
{
    /// <summary>The file's name in a run folder.</summary>
    public const string Name = "backtest.parquet";

    private static readonly string[] Own = ["round", "time", "step", "actual", "point", "mean"];

    /// <summary>Writes the forecasts of all series that take part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="panel">The series.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="forecasts">One forecast a round.</param>
    /// <param name="window">The gap.</param>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void Write(string path, SeriesPanel panel, IReadOnlyList<BacktestRound> rounds, IReadOnlyList<Forecast> forecasts, ForecastConfig window)
    {
        using var writer = new TableWriter(path, Columns(panel, forecasts[0].Levels));
        for (var round = 0; round < rounds.Count; round++)
        {
            var origins = rounds[round].Origins;
            int[] series = [.. Enumerable.Range(0, panel.Count).Where(series => origins[series] >= 0)];
            foreach (var some in series.Chunk(1 + (100_000 / forecasts[round].Horizon)))
                WriteRows(writer, panel, rounds[round], forecasts[round], window.Gap, some);
        }

        writer.Commit();
    }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="DataException">It is missing, damaged, or lacks a column.</exception>
    public static BacktestRows Read(string path)
    {
        var table = ParquetTable.Open(path);
        foreach (var name in Own)
            table.Require(name, "backtest");
        TableColumn[] keys = [.. table.Columns.TakeWhile(column => column.Name != Own[0])];
        double[] levels = [.. table.Columns.Skip(keys.Length).Select(column => QuantileColumn.Level(column.Name)).OfType<double>()];
        var rows = checked((int)table.Rows);
        Array[] names = [.. keys.Select(key => key.Kind == ColumnKind.Integer ? (Array)new long[rows] : new string[rows])];
        var result = new BacktestRows
        {
            Keys = new SeriesKeys([.. keys.Select(key => key.Name)], [.. keys.Select(key => key.Kind)], names),
            Rounds = new string[rows],
            Times = new long[rows],
            Steps = new int[rows],
            Actual = new double[rows],
            Point = new double[rows],
            Mean = new double[rows],
            Levels = levels,
            Quantiles = [.. levels.Select(_ => new double[rows])],
        };
        var from = 0;
        foreach (var chunk in table.Read())
        {
            ReadRows(chunk, keys, result, from);
            from += chunk.Rows;
        }

        return result;
    }

    private static void ReadRows(TableChunk chunk, TableColumn[] keys, BacktestRows rows, int from)
    {
        for (var k = 0; k < keys.Length; k++)
        {
            if (rows.Keys.Values[k] is long[] integers)
                chunk.Integers(keys[k].Name).CopyTo(integers.AsSpan(from));
            else
                chunk.Texts(keys[k].Name).CopyTo(((string?[])rows.Keys.Values[k]).AsSpan(from));
        }

        chunk.Texts("round").CopyTo(((string?[])rows.Rounds).AsSpan(from));
        chunk.Times("time").CopyTo(rows.Times.AsSpan(from));
        var steps = chunk.Integers("step");
        for (var i = 0; i < steps.Length; i++)
            rows.Steps[from + i] = (int)steps[i];
        chunk.Reals("actual").CopyTo(rows.Actual.AsSpan(from));
        chunk.Reals("point").CopyTo(rows.Point.AsSpan(from));
        chunk.Reals("mean").CopyTo(rows.Mean.AsSpan(from));
        for (var q = 0; q < rows.Levels.Count; q++)
            chunk.Reals(QuantileColumn.Name(rows.Levels[q])).CopyTo(rows.Quantiles[q].AsSpan(from));
    }

    private static OutputColumn[] Columns(SeriesPanel panel, IReadOnlyList<double> levels)
    {
        var time = panel.Axis.Frequency == FrequencyKind.Step ? OutputType.Int64 : OutputType.Time;
        return
        [
            .. panel.Keys.Columns.Select((name, k) => new OutputColumn(
                KeyName(name), panel.Keys.Kinds[k] == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text)),
            new("round", OutputType.Text),
            new("time", time),
            new("step", OutputType.Int32),
            new("actual", OutputType.Double, Nullable: true),
            new("point", OutputType.Double),
            new("mean", OutputType.Double),
            .. levels.Select(level => new OutputColumn(QuantileColumn.Name(level), OutputType.Double)),
        ];
    }

    private static string KeyName(string name) => Own.Contains(name) || QuantileColumn.Level(name) is not null ? $"key.{name}" : name;

    private static void WriteRows(TableWriter writer, SeriesPanel panel, BacktestRound round, Forecast forecast, int gap, int[] series)
    {
        var horizon = forecast.Horizon;
        var rows = series.Length * horizon;
        T[] Each<T>(Func<int, int, T> value)
        {
            var values = new T[rows];
            for (var row = 0; row < rows; row++)
                values[row] = value(series[row / horizon], row % horizon);
            return values;
        }

        int Place(int one, int step) => round.Origins[one] + gap + step;
        writer.Write(rows,
        [
            .. panel.Keys.Values.Select(values => values is long[] integers ? (Array)Each((one, _) => integers[one]) : Each((one, _) => ((string[])values)[one])),
            Each((_, _) => round.Name),
            Each((one, step) => panel.Axis.TimeAt(Place(one, step))),
            Each((_, step) => step + 1),
            Each((one, step) => Backtest.Target(panel, one, Place(one, step)) is var target && double.IsNaN(target) ? null : (double?)target),
            Each((one, step) => forecast.Point[forecast.At(one, step)]),
            Each((one, step) => forecast.Mean[forecast.At(one, step)]),
            .. Enumerable.Range(0, forecast.Levels.Count).Select(level => Each((one, step) => forecast.QuantilesAt(one, step)[level])),
        ]);
    }
}
