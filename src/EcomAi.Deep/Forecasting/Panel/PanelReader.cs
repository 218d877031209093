using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>
/// Reads a long-format Parquet table into a panel. The rules:
/// <list type="bullet">
/// <item>Rows may come in any order. Two rows of one series and time are an error, as are null keys and times.</item>
/// <item>Times without a row are missing. A null or NaN is a missing value; an infinite one is an error.</item>
/// <item>
/// Times are taken as they stand: a timestamp column has no time zone here, whether its writer meant UTC or the shop's clock. All series share one
/// grid; a time beside it (such as local midnights that were converted to UTC across a change to summer time) is an error.
/// </item>
/// <item>Series are in the order of their names (integers by size, texts by their characters), after those of a trained model.</item>
/// <item>Series with fewer targets than <see cref="SeriesDataConfig.MinRows"/>, or none, are listed and left out, unless all are wanted.</item>
/// </list>
/// </summary>
public static class PanelReader
{
    /// <summary>Reads a panel; a pure function of the files and the arguments.</summary>
    /// <param name="config">The <c>data</c> section.</param>
    /// <param name="sources">Other files, and what a trained model has numbered; null reads <c>data.series</c> anew.</param>
    /// <exception cref="DataException">A file cannot be read or breaks a rule (the message names file, row group, column and row), or no series is left.</exception>
    public static SeriesData Load(SeriesDataConfig config, PanelSources? sources = null)
    {
        sources ??= new PanelSources();
        var reader = new SeriesTableReader(config, sources);
        reader.Read();
        var (rows, numbers) = (reader.Rows, reader.Numbers);

        var (kept, left) = Choose(config, sources, rows, numbers);
        var leftOut = left.Select(series => $"{numbers.Format(series.Number)} ({series.Targets:N0} {(series.Targets == 1 ? "target" : "targets")})").ToArray();
        var path = sources.Series ?? config.Series;
        if (rows.Count == 0)
            throw new DataException($"{path} holds no rows.");
        var places = new int[numbers.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < kept.Length; place++)
            places[kept[place]] = place;
        if (!rows.Series.Any(number => places[number] >= 0))
        {
            throw new DataException(
                $"{path}: none of {left.Length:N0} series has the {config.MinRows:N0} targets that data.minRows asks for; the longest has "
                + $"{left.Max(series => series.Targets):N0}. Lower data.minRows, or check that data.target '{config.Target}' is the right column.");
        }

        var axis = new TimeGrid(rows, places, config, reader.Time).Find();
        if (axis.Frequency == FrequencyKind.Step && config.Holidays.Count > 0)
            throw new DataException($"data.holidays: holidays need dates, but column '{config.Time}' holds integers; leave the option out.");
        var categories = reader.Categories.Table(kept, sources.EarlierCategories, out var unknown);
        var panel = Scatter(config, rows, places, axis, numbers.Keys(kept), categories);
        return new SeriesData
        {
            Panel = panel,
            Facts = PanelFacts.Of(panel, config, sources, rows.FutureFrom, rows.Count, left.Length, unknown),
            Files = reader.Files,
            LeftOut = leftOut,
        };
    }

    private static (int[] Kept, (int Number, int Targets)[] Left) Choose(
        SeriesDataConfig config, PanelSources sources, SeriesRows rows, SeriesNumbers numbers)
    {
        var targets = new int[numbers.Count];
        for (var row = 0; row < rows.Count; row++)
            targets[rows.Series[row]] += float.IsNaN(rows.Target[row]) ? 0 : 1;
        var earlier = sources.EarlierKeys?.Count ?? 0;
        var later = Enumerable.Range(earlier, numbers.Count - earlier).ToArray();
        numbers.Sort(later);
        var enough = later.ToLookup(number => sources.KeepShort || targets[number] >= config.MinRows);
        return ([.. Enumerable.Range(0, earlier), .. enough[true]], [.. enough[false].Select(number => (number, targets[number]))]);
    }

    private static SeriesPanel Scatter(
        SeriesDataConfig config, SeriesRows rows, int[] places, TimeAxis axis, SeriesKeys keys, CategoryTable? categories)
    {
        var (known, past) = (config.Known.Count, config.Past.Count);
        var cells = Cells(keys.Count, axis, Math.Max(1, Math.Max(known, past)), config);
        var panel = new SeriesPanel
        {
            Axis = axis,
            Keys = keys,
            Target = Missing(cells),
            Starts = Enumerable.Repeat(axis.Length, keys.Count).ToArray(),
            Ends = new int[keys.Count],
            KnownNames = config.Known,
            Known = Missing(cells * known),
            PastNames = config.Past,
            Past = Missing(cells * past),
            Categories = categories,
        };
        var rowOf = new int[cells];
        Array.Fill(rowOf, -1);
        for (var row = 0; row < rows.Count; row++)
        {
            var series = places[rows.Series[row]];
            if (series < 0)
                continue;
            axis.TryPlace(rows.Times[row], out var place);
            var cell = (series * axis.Length) + place;
            if (rowOf[cell] >= 0 && !MayReplace(rows, rowOf[cell], row))
                throw Twice(rows, rowOf[cell], row, config, keys.Format(series), axis);
            rowOf[cell] = row;
            rows.Known.AsSpan(row * known, known).CopyTo(panel.Known.AsSpan(cell * known));
            if (row < rows.FutureFrom)
                rows.Past.AsSpan(row * past, past).CopyTo(panel.Past.AsSpan(cell * past));
            if (float.IsNaN(rows.Target[row]))
                continue;
            panel.Target[cell] = rows.Target[row];
            panel.Starts[series] = Math.Min(panel.Starts[series], place);
            panel.Ends[series] = Math.Max(panel.Ends[series], place + 1);
        }

        return panel;
    }

    private static int Cells(int series, TimeAxis axis, int width, SeriesDataConfig config)
    {
        var values = (Int128)series * axis.Length * width;
        return values <= Array.MaxLength
            ? series * axis.Length
            : throw new DataException(
                $"{config.Series}: {series:N0} series of {axis.Length:N0} {TimeGrid.Steps(axis.Frequency)}"
                + $"{(width > 1 ? $" with {width} columns" : "")} are {values:N0} values, more than the {Array.MaxLength:N0} of one panel. Take fewer series or a shorter span of "
                + "times, raise data.minRows, or sum to a longer step.");
    }

    private static float[] Missing(int length)
    {
        var values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }

    // What is planned for a time may have changed since the series table was written, as long as that time has not been.
    private static bool MayReplace(SeriesRows rows, int before, int row) =>
        before < rows.FutureFrom && row >= rows.FutureFrom && float.IsNaN(rows.Target[before]);

    private static DataException Twice(SeriesRows rows, int before, int row, SeriesDataConfig config, string series, TimeAxis axis)
    {
        var here = $"{rows.Where(row)}: {series} at {TimeGrid.Text(axis.Frequency, rows.Times[row])}";
        if (before < rows.FutureFrom && row >= rows.FutureFrom)
            return new($"{here} is a row of the future, but {rows.Where(before)} has its {config.Target} already; give rows after the last known one only.");
        var clock = axis.Frequency == FrequencyKind.Hourly ? " A clock shows one hour twice when summer time ends: write hours in UTC." : "";
        return new(
            $"{here} stands there and at {rows.Where(before)}; a series has one row a time. Remove one, sum them, or name the column that tells them apart in data.keys.{clock}");
    }
}
