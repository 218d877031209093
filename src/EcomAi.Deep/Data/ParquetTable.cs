namespace EcomAi.Deep.Data;

/// <summary>
/// A Parquet file, the files of a folder, or the files that match a pattern, read as one table. The files follow one another in
/// ordinal order of their paths, so numbers in names need leading zeros to count in order. Folders named <c>key=value</c> below the
/// folder that was given, or below a pattern's part before its first wildcard, are partitions: each key is a column.
/// </summary>
/// <remarks>
/// A column that a file lacks is null in its rows, if any of the files allows nulls in it. Integers of different widths are one
/// column, and so are reals; a column that is integer in some files and real in others is real. Other kinds do not mix.
/// A partition column is integer where all its values are, else text; <c>__HIVE_DEFAULT_PARTITION__</c> is null.
/// </remarks>
public sealed class ParquetTable
{
    private static readonly ColumnKind[] Plain = [ColumnKind.Integer, ColumnKind.Real, ColumnKind.Text, ColumnKind.Boolean, ColumnKind.Time];
    private static readonly ColumnKind[] Readable = [.. Plain, ColumnKind.Bytes];
    // A footer may declare any number of rows; sums of bytes over so many do not overflow.
    private const long MostRows = 1L << 48;
    private readonly Dictionary<string, TableColumn> _byName;

    private ParquetTable(
        string path,
        IReadOnlyList<string> files,
        IReadOnlyList<TableFile> footers,
        IReadOnlyList<TableColumn> columns,
        IReadOnlyList<RowGroupPlace> places,
        IReadOnlyList<BoundFilter> filters)
    {
        Path = path;
        Footers = footers;
        Files = files;
        Columns = columns;
        Places = places;
        Filters = filters;
        RowGroupRows = [.. places.Select(place => place.Rows)];
        Rows = RowGroupRows.Sum();
        _byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>The files in the order in which they are read; of a filtered table those that may hold rows that meet the filters.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The columns in the first file's order, then those that other files add, then the partitions.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Rows of all files; of a filtered table those of the row groups that are read, so at most so many meet the filters.</summary>
    public long Rows { get; }

    /// <summary>Row groups of all files; of a filtered table those that may hold rows that meet the filters.</summary>
    public int RowGroups => Places.Count;

    /// <summary>Rows of each row group, in the order in which they are read; of a filtered table, fewer may meet the filters.</summary>
    public IReadOnlyList<long> RowGroupRows { get; }

    /// <summary>The rows that there are: of a filtered table those that meet the filters, which it reads the filters' columns for.</summary>
    /// <exception cref="DataException">A row group is damaged.</exception>
    public long CountRows() => Filters.Count == 0
        ? Rows
        : Chunks(new ReadAhead(), [.. Filters.Select(filter => filter.Column).Distinct()], column => new ColumnBuffer(column)).Sum(chunk => (long)chunk.Rows);

    internal IReadOnlyList<TableFile> Footers { get; }

    internal IReadOnlyList<RowGroupPlace> Places { get; }

    internal IReadOnlyList<BoundFilter> Filters { get; }

    /// <summary>Reads the footers of all files.</summary>
    /// <param name="path">
    /// A file, a folder (its own <c>.parquet</c> files and those of its partitions) or a pattern with <c>*</c>, <c>?</c>, and <c>**</c> for
    /// any folders between.
    /// </param>
    /// <exception cref="DataException">
    /// Nothing is there; a file is empty, truncated or not Parquet; or the columns or partitions of the files do not go together.
    /// </exception>
    public static ParquetTable Open(string path)
    {
        var (root, paths) = TableFiles.Find(path);
        var files = new TableFile[paths.Count];
        var places = new List<RowGroupPlace>();
        var rows = 0L;
        for (var i = 0; i < files.Length; i++)
        {
            using var file = ParquetFile.Open(paths[i]);
            files[i] = file.Describe();
            var firstRow = 0L;
            for (var rowGroup = 0; rowGroup < files[i].RowGroups.Count; rowGroup++)
            {
                places.Add(new RowGroupPlace(i, rowGroup, firstRow, files[i].RowGroups[rowGroup].Rows));
                firstRow += places[^1].Rows;
                rows += places[^1].Rows;
                if (rows is < 0 or > MostRows)
                    throw new DataException($"'{paths[i]}' has a damaged footer: with its row group {rowGroup} there would be {rows:N0} rows. Copy or write the file again.");
            }
        }

        var columns = TableSchema.Unite(path, files);
        var partitions = HivePartitions.Assign(root, files);
        return new ParquetTable(path, paths, files, [.. columns, .. partitions], places, []);
    }

    /// <summary>The rows that meet a condition; the rest as for the other overload.</summary>
    /// <param name="column">An integer, real, text, time or partition column.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="value">An integer, a real, a <see cref="DateTime"/>, or a text, which is read as the column's kind.</param>
    /// <exception cref="DataException">There is no such column, its kind has no order, or the value is of another kind.</exception>
    public ParquetTable Where(string column, FilterComparison comparison, object value) => Where(new RowFilter(column, comparison, value));

    /// <summary>
    /// The rows that meet all conditions, and those that this table has already. Partitions and row groups that cannot hold such rows
    /// are left out at once, by their names and statistics; rows are chosen as they are read. A null meets no condition.
    /// </summary>
    /// <param name="filters">The conditions.</param>
    /// <exception cref="DataException">There is no such column, its kind has no order, the value is of another kind, or a file is damaged.</exception>
    public ParquetTable Where(params IEnumerable<RowFilter> filters)
    {
        BoundFilter[] bound = [.. filters.Select(filter => BoundFilter.Bind(this, filter))];
        BoundFilter[] onFolders = [.. bound.Where(filter => filter.Column.IsPartition)];
        BoundFilter[] onFiles = [.. bound.Where(filter => !filter.Column.IsPartition)];
        var places = new List<RowGroupPlace>();
        foreach (var inFile in Places.GroupBy(place => place.File))
        {
            var footer = Footers[inFile.Key];
            if (!onFolders.All(filter => filter.Matches(footer.Partition[filter.Column.Name])) || !onFiles.All(filter => footer.Has(filter.Column.Name)))
                continue;
            using var file = onFiles.Length == 0 ? null : ParquetFile.Open(footer.Path);
            places.AddRange(inFile.Where(place => file is null || onFiles.All(filter => file.MayMatch(place.Index, filter))));
        }

        string[] files = [.. places.Select(place => place.File).Distinct().Select(file => Footers[file].Path)];
        return bound.Length == 0 ? this : new ParquetTable(Path, files, Footers, Columns, places, [.. Filters, .. onFiles]);
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
        throw new DataException($"{option}: column '{column}' of {Path} is {TableSchema.Words(found)}, but it must be {Choice(kinds)}.");
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
            $"{option}: column '{column}' of {Path} is {TableSchema.Words(found)}, which is not a time; it must be a timestamp, a date, or integers that stand "
            + $"for an order. To make it one, import it again with `ecomai import csv --type {column}=timestamp` (or =date, or =unix-seconds).");
    }

    /// <summary>
    /// Reads columns, one chunk a row group, in order. The next row groups are decoded on other threads meanwhile. A chunk is valid
    /// until the next is asked for.
    /// </summary>
    /// <param name="columns">The columns to read; the others are not touched. None given reads all that can be read.</param>
    /// <exception cref="DataException">A column is not there or cannot be read; or, on the way, a row group is damaged.</exception>
    public IEnumerable<TableChunk> Read(params string[] columns) => Read(new ReadAhead(), columns);

    /// <summary>Reads columns with a given read-ahead; the rest as for the other overload.</summary>
    /// <param name="ahead">How far ahead and with how many threads.</param>
    /// <param name="columns">The columns to read; none given reads all that can be read.</param>
    /// <exception cref="ArgumentOutOfRangeException">The read-ahead has no thread or no byte.</exception>
    /// <exception cref="DataException">A column is not there or cannot be read; or, on the way, a row group is damaged.</exception>
    public IEnumerable<TableChunk> Read(ReadAhead ahead, params string[] columns) =>
        Chunks(ahead.Checked(), Choose(columns), column => new ColumnBuffer(column));

    /// <summary>Opens a decoder of row groups in any order, for one thread.</summary>
    /// <param name="columns">The columns to decode; none given decodes all that can be read.</param>
    /// <exception cref="DataException">A column is not there or cannot be read.</exception>
    public RowGroupDecoder OpenDecoder(params string[] columns) => new(this, Choose(columns));

    /// <summary>Bytes that columns of a row group take when decoded, about.</summary>
    internal long DecodedBytes(int rowGroup, IEnumerable<TableColumn> columns)
    {
        var place = Places[rowGroup];
        return columns.Sum(column => Footers[place.File].DecodedBytes(place.Index, column));
    }

    internal IEnumerable<TableChunk> Chunks(ReadAhead ahead, IReadOnlyList<TableColumn> columns, Func<TableColumn, ColumnTarget> newTarget)
    {
        int[] rowGroups = [.. Enumerable.Range(0, Places.Count).Where(rowGroup => Places[rowGroup].Rows > 0)];
        using var pipeline = new RowGroupPipeline(this, rowGroups, columns, newTarget, ahead);
        while (pipeline.Next() is { } chunk)
            yield return chunk;
    }

    internal TableColumn[] Choose(string[] columns) => columns.Length == 0
        ? [.. Columns.Where(column => column.Kind != ColumnKind.Other)]
        : [.. columns.Distinct(StringComparer.Ordinal).Select(column => Require(column, "reading", Readable))];

    private static string Choice(ColumnKind[] kinds) => kinds.Length == 1
        ? TableSchema.Word(kinds[0])
        : $"{string.Join(", ", kinds[..^1].Select(TableSchema.Word))} or {TableSchema.Word(kinds[^1])}";
}
