using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>The file <c>history.parquet</c> of a run: the panel as a long-format table, so that scoring needs no training data.</summary>
public static class HistoryFile
{
    /// <summary>The file's name in a run folder.</summary>
    public const string Name = "history.parquet";

    private const int BatchRows = 65_536;

    /// <summary>
    /// Writes one row for each series and time that has a target or a covariate, under the column names of the source, so that <see cref="PanelReader"/> reads it with the same
    /// configuration. Missing values are nulls; categories are texts.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="config">The <c>data</c> section that it was read with.</param>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void Write(string path, SeriesPanel panel, SeriesDataConfig config)
    {
        // A category that is a key column, too, is there already.
        var categories = config.Categories.Select((name, column) => (name, column)).Where(category => !config.Keys.Contains(category.name)).ToArray();
        OutputColumn[] columns =
        [
            .. panel.Keys.Columns.Zip(panel.Keys.Kinds, (name, kind) => new OutputColumn(name, kind == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text)),
            new(config.Time, panel.Axis.Frequency == FrequencyKind.Step ? OutputType.Int64 : OutputType.Time),
            .. new[] { config.Target }.Concat(panel.KnownNames).Concat(panel.PastNames).Select(name => new OutputColumn(name, OutputType.Float, true)),
            .. categories.Select(category => new OutputColumn(category.name, OutputType.Text, true)),
        ];
        using var writer = new TableWriter(path, columns);
        var cells = new List<int>(BatchRows);
        for (var cell = 0; cell < panel.Target.Length; cell++)
        {
            if (HasValue(panel, cell))
                cells.Add(cell);
            if (cells.Count < BatchRows && cell < panel.Target.Length - 1)
                continue;
            writer.Write(cells.Count, Columns(panel, cells, [.. categories.Select(category => category.column)]));
            cells.Clear();
        }

        writer.Commit();
    }

    private static bool HasValue(SeriesPanel panel, int cell)
    {
        var (known, past) = (panel.KnownNames.Count, panel.PastNames.Count);
        return !float.IsNaN(panel.Target[cell])
            || panel.Known.AsSpan(cell * known, known).ContainsAnyExcept(float.NaN)
            || panel.Past.AsSpan(cell * past, past).ContainsAnyExcept(float.NaN);
    }

    private static Array[] Columns(SeriesPanel panel, List<int> cells, int[] categories)
    {
        var length = panel.Length;
        T[] Each<T>(Func<int, T> value) => [.. cells.Select(value)];
        float?[] Numbers(float[] values, int width, int column) =>
            Each(cell => values[((long)cell * width) + column] is var value && float.IsNaN(value) ? (float?)null : value);
        return
        [
            .. panel.Keys.Values.Select(values => values is long[] integers
                ? (Array)Each(cell => integers[cell / length])
                : Each(cell => ((string[])values)[cell / length])),
            Each(cell => panel.Axis.TimeAt(cell % length)),
            Numbers(panel.Target, 1, 0),
            .. panel.KnownNames.Select((_, column) => Numbers(panel.Known, panel.KnownNames.Count, column)),
            .. panel.PastNames.Select((_, column) => Numbers(panel.Past, panel.PastNames.Count, column)),
            .. categories.Select(column => Each(cell => panel.Categories![cell / length, column] is > 0 and var code ? panel.Categories.Values[column].TextAt(code - 1) : null)),
        ];
    }
}
