using System.Text;

namespace EcomAi.Deep.Data;

/// <summary>
/// A Parquet file, the files of a folder, or the files that match a pattern, read as one table. The files follow one another in
/// ordinal order of their names and must have the same columns of the same kinds, in any order.
/// </summary>
public sealed class ParquetTable
{
    private static readonly ColumnKind[] Plain = [ColumnKind.Integer, ColumnKind.Real, ColumnKind.Text, ColumnKind.Boolean, ColumnKind.Time];
    private static readonly ColumnKind[] Readable = [.. Plain, ColumnKind.Bytes];
    private readonly Dictionary<string, TableColumn> _byName;

    private ParquetTable(string path, IReadOnlyList<string> files, IReadOnlyList<TableColumn> columns, long rows, int rowGroups)
    {
        Path = path;
        Files = files;
        Columns = columns;
        Rows = rows;
        RowGroups = rowGroups;
        _byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>The files in the order in which they are read.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The columns in the first file's order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Rows of all files.</summary>
    public long Rows { get; }

    /// <summary>Row groups of all files.</summary>
    public int RowGroups { get; }

    /// <summary>Reads the footers of all files.</summary>
    /// <param name="path">A file, a folder (its own <c>.parquet</c> files) or a pattern with <c>*</c> and <c>?</c>.</param>
    /// <exception cref="DataException">
    /// Nothing is there; a file is empty, truncated or not Parquet; or the columns of a file differ from the first one's.
    /// </exception>
    public static ParquetTable Open(string path)
    {
        var files = TableFiles.Find(path);
        IReadOnlyList<TableColumn> columns = [];
        var rows = 0L;
        var rowGroups = 0;
        for (var i = 0; i < files.Count; i++)
        {
            using var file = ParquetFile.Open(files[i]);
            rows += file.Rows;
            rowGroups += file.RowGroups;
            columns = i == 0 ? file.Columns : Unite(files[0], columns, files[i], file.Columns);
        }

        return new ParquetTable(path, files, columns, rows, rowGroups);
    }

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string column) => _byName.ContainsKey(column);

    /// <summary>Finds a column that an option names.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="option">The option, such as <c>data.userColumn</c>.</param>
    /// <param name="accepted">The kinds that will do; none given accepts all that can be read but bytes.</param>
    /// <exception cref="DataException">
    /// There is none (the message lists what is there, with the likely spelling), or its type is not accepted.
    /// </exception>
    public TableColumn Require(string column, string option, params ColumnKind[] accepted)
    {
        if (!_byName.TryGetValue(column, out var found))
        {
            throw new DataException(
                $"{option}: {Path} has no column '{column}'.{NameHint.For(column, _byName.Keys)} Its columns are {string.Join(", ", _byName.Keys)}.");
        }

        var kinds = accepted.Length == 0 ? Plain : accepted;
        if (kinds.Contains(found.Kind))
            return found;
        throw new DataException($"{option}: column '{column}' of {Path} is {Words(found)}, but it must be {Choice(kinds)}.");
    }

    /// <summary>Finds a column that an option names as the time: a date, a timestamp, or integers, which stand for an order only.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="option">The option, such as <c>data.timeColumn</c>.</param>
    /// <exception cref="DataException">There is none, or it is not a time; the message says how to import it as one.</exception>
    public TableColumn RequireTime(string column, string option)
    {
        var found = Require(column, option);
        if (found.Kind is ColumnKind.Time or ColumnKind.Integer)
            return found;
        throw new DataException(
            $"{option}: column '{column}' of {Path} is {Words(found)}, which is not a time; it must be a timestamp, a date, or integers that stand "
            + $"for an order. To make it one, import it again with `ecomai import csv --type {column}=timestamp` (or =date, or =unix-seconds).");
    }

    /// <summary>
    /// Reads columns, one chunk a row group, in order. The next row groups are decoded on another thread meanwhile. A chunk is valid
    /// until the next is asked for.
    /// </summary>
    /// <param name="columns">The columns to read; the others are not touched. None given reads all that can be read.</param>
    /// <exception cref="DataException">A column is not there or cannot be read; or, on the way, a row group is damaged.</exception>
    public IEnumerable<TableChunk> Read(params string[] columns)
    {
        TableColumn[] wanted = columns.Length == 0
            ? [.. Columns.Where(column => column.Kind != ColumnKind.Other)]
            : [.. columns.Distinct(StringComparer.Ordinal).Select(column => Require(column, "reading", Readable))];

        // One chunk is with the consumer, one lies ready, one is being filled: three take turns.
        TableChunk[] ring = [new(wanted), new(wanted), new(wanted)];
        return new Prefetcher<TableChunk>(Decode(ring), capacity: 1);
    }

    private IEnumerable<TableChunk> Decode(TableChunk[] ring)
    {
        var turn = 0;
        foreach (var path in Files)
        {
            using var file = ParquetFile.Open(path);
            for (var rowGroup = 0; rowGroup < file.RowGroups; rowGroup++)
            {
                var chunk = ring[turn++ % ring.Length];
                file.Read(rowGroup, chunk);
                if (chunk.Rows > 0)
                    yield return chunk;
            }
        }
    }

    private static TableColumn[] Unite(string firstFile, IReadOnlyList<TableColumn> first, string file, IReadOnlyList<TableColumn> columns)
    {
        var others = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var faults = new StringBuilder();
        var united = new List<TableColumn>();
        foreach (var column in first)
        {
            if (!others.Remove(column.Name, out var other))
                faults.Append($" column '{column.Name}' is missing;");
            else if (other.Kind != column.Kind)
                faults.Append($" column '{column.Name}' is {Words(other)} instead of {Words(column)};");
            else
                united.Add(column with { Nullable = column.Nullable || other.Nullable });
        }

        foreach (var name in others.Keys)
            faults.Append($" column '{name}' is not in the first file;");
        if (faults.Length == 0)
            return [.. united];
        throw new DataException(
            $"{file} does not fit {firstFile}, the first file of the table:{faults} give each kind of table its own folder, or write the files alike.");
    }

    private static string Words(TableColumn column) => column.Kind is ColumnKind.Other or ColumnKind.Bytes
        ? $"of type {column.PhysicalType}"
        : $"{Word(column.Kind)} ({column.PhysicalType})";

    private static string Choice(ColumnKind[] kinds) => kinds.Length == 1
        ? Word(kinds[0])
        : $"{string.Join(", ", kinds[..^1].Select(Word))} or {Word(kinds[^1])}";

    private static string Word(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "integer",
        ColumnKind.Real => "real",
        ColumnKind.Text => "text",
        ColumnKind.Boolean => "boolean",
        ColumnKind.Time => "time",
        ColumnKind.Bytes => "bytes",
        _ => "other",
    };
}
