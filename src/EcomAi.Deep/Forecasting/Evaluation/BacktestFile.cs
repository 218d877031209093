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
            foreach (var rows in ForecastRows.InParts(panel, rounds[round].Origins, forecasts[round], window.Gap))
                WriteRows(writer, panel, rounds[round].Name, rows);
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

    private static OutputColumn[] Columns(SeriesPanel panel, IReadOnlyList<double> levels) =>
    [
        .. ForecastRows.KeyColumns(panel, KeyName),
        new("round", OutputType.Text),
        ForecastRows.TimeColumn(panel),
        new("step", OutputType.Int32),
        new("actual", OutputType.Double, Nullable: true),
        new("point", OutputType.Double),
        new("mean", OutputType.Double),
        .. ForecastRows.QuantileColumns(levels),
    ];

    private static string KeyName(string name) => Own.Contains(name) || QuantileColumn.Level(name) is not null ? $"key.{name}" : name;

    private static void WriteRows(TableWriter writer, SeriesPanel panel, string round, ForecastRows rows) => writer.Write(rows.Count,
    [
        .. rows.Keys(),
        rows.Each((_, _) => round),
        rows.Times(),
        rows.Each((_, step) => step + 1),
        rows.Each((one, step) => Backtest.Target(panel, one, rows.Place(one, step)) is var target && double.IsNaN(target) ? null : (double?)target),
        rows.Points(),
        rows.Means(),
        .. rows.Quantiles(),
    ]);
}
