using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>Reads the series table, and the table of the future after it, into rows; one row group is held at a time.</summary>
internal sealed class SeriesTableReader
{
    private readonly SeriesDataConfig _config;
    private readonly ParquetTable _series;
    private readonly ParquetTable? _future;
    private readonly TableColumn[] _keys;

    /// <exception cref="DataException">A column is missing or of a wrong type, or the earlier series have other keys.</exception>
    public SeriesTableReader(SeriesDataConfig config, PanelSources sources)
    {
        _config = config;
        _series = ParquetTable.Open(ConfigPaths.Resolve(sources.Series ?? config.Series));
        _future = sources.Future is { } future ? ParquetTable.Open(ConfigPaths.Resolve(future)) : null;
        _keys = [.. config.Keys.Select(name => _series.Require(name, "data.keys", ColumnKind.Integer, ColumnKind.Text))];
        Time = _series.RequireTime(config.Time, "data.time");
        foreach (var column in _keys.Append(Time))
            _future?.Require(column.Name, column == Time ? "data.time" : "data.keys", column.Kind);
        var rows = _series.Rows + (_future?.Rows ?? 0);
        if (rows * Math.Max(1, Math.Max(config.Known.Count, config.Past.Count)) > Array.MaxLength)
            throw new DataException($"{_series.Path} has {rows:N0} rows, more than one panel holds; name a part of the files in data.series, or fewer columns.");

        Numbers = new SeriesNumbers(config.Keys, _keys.Select(key => key.Kind));
        Categories = new SeriesCategories([.. config.Categories.Select(name => _series.Require(name, "data.categories", SeriesCategories.Kinds))]);
        Rows = new SeriesRows((int)rows, config.Known.Count, config.Past.Count);
        if (sources.EarlierKeys is { } earlier)
            AddEarlier(earlier);
    }

    /// <summary>The column of times in the series table.</summary>
    public TableColumn Time { get; }

    public SeriesNumbers Numbers { get; }

    public SeriesCategories Categories { get; }

    public SeriesRows Rows { get; }

    /// <summary>Full paths of all files.</summary>
    public IReadOnlyList<string> Files =>
        [.. _series.Files.Concat(_future?.Files ?? []).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads both tables.</summary>
    /// <exception cref="DataException">A key or time is null, a number is infinite, a category changes, or a file is damaged.</exception>
    public void Read()
    {
        ReadTable(_series, isFuture: false);
        if (_future is null)
            return;
        Rows.FutureFrom = Rows.Count;
        ReadTable(_future, isFuture: true);
    }

    private void AddEarlier(SeriesKeys earlier)
    {
        if (!earlier.Columns.SequenceEqual(_config.Keys, StringComparer.Ordinal) || !earlier.Kinds.SequenceEqual(_keys.Select(key => key.Kind)))
        {
            throw new DataException(
                $"data.keys: the model names its series by {Keys(earlier.Columns, earlier.Kinds)}, but {_series.Path} by "
                + $"{Keys(_config.Keys, _keys.Select(key => key.Kind))}; give a table with the model's key columns, of the same types.");
        }

        Numbers.Add(earlier);
    }

    private static string Keys(IEnumerable<string> columns, IEnumerable<ColumnKind> kinds) =>
        string.Join(", ", columns.Zip(kinds, (column, kind) => $"{column} ({kind.ToString().ToLowerInvariant()})"));

    private void ReadTable(ParquetTable table, bool isFuture)
    {
        var numbers = Columns(table, _config.Known, "data.known");
        var past = isFuture ? [] : Columns(table, _config.Past, "data.past");
        var target = isFuture ? null : table.Require(_config.Target, "data.target", ColumnKind.Integer, ColumnKind.Real);
        var categories = Categories.In(table);
        var wanted = _config.Keys.Append(_config.Time).Concat(numbers.Concat(past).Concat(categories).Select(column => column.Name));
        foreach (var chunk in table.Read([.. wanted, .. target is null ? [] : new[] { target.Name }]))
        {
            var first = Rows.Start(chunk);
            var series = Rows.Series.AsSpan(first, chunk.Rows);
            Numbers.Number(chunk, series);
            chunk.RequireNoNulls(_config.Time, "data.time");
            chunk.Times(_config.Time).CopyTo(Rows.Times.AsSpan(first));
            ReadNumbers(chunk, numbers, "data.known", Rows.Known.AsSpan(first * numbers.Length));
            if (target is null)
                Rows.Target.AsSpan(first, chunk.Rows).Fill(float.NaN);
            else
                ReadNumbers(chunk, [target], "data.target", Rows.Target.AsSpan(first));
            if (isFuture)
                Rows.Past.AsSpan(first * _config.Past.Count, chunk.Rows * _config.Past.Count).Fill(float.NaN);
            else
                ReadNumbers(chunk, past, "data.past", Rows.Past.AsSpan(first * past.Length));
            Categories.Read(chunk, categories, series, Numbers);
        }
    }

    private static TableColumn[] Columns(ParquetTable table, IEnumerable<string> names, string option) =>
        [.. names.Select(name => table.Require(name, option, ColumnKind.Integer, ColumnKind.Real, ColumnKind.Boolean))];

    private static void ReadNumbers(TableChunk chunk, TableColumn[] columns, string option, Span<float> values)
    {
        for (var at = 0; at < columns.Length; at++)
        {
            var name = columns[at].Name;
            var nulls = chunk.Nulls(name);
            var flags = columns[at].Kind == ColumnKind.Boolean ? chunk.Booleans(name) : default;
            var reals = columns[at].Kind == ColumnKind.Boolean ? default : chunk.Reals(name);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var value = flags.IsEmpty ? (float)reals[row] : flags[row] ? 1 : 0;
                if (!nulls.IsEmpty && nulls[row])
                    value = float.NaN;
                if (float.IsInfinity(value))
                {
                    throw new DataException(
                        $"{chunk.Where(name, row)}: {reals[row]} is {(double.IsInfinity(reals[row]) ? "infinite" : "too large")}; {option} takes finite numbers, and nulls "
                        + "where a value is missing. Correct the value or make it a null.");
                }

                values[(row * columns.Length) + at] = value;
            }
        }
    }
}
