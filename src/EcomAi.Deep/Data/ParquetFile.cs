using EcomAi.Deep.Backend;
using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>One Parquet file: its columns, and its row groups decoded column by column.</summary>
internal sealed class ParquetFile : IDisposable
{
    // Of a column of a row group; a footer may declare anything, and sums of it are not to overflow.
    private const long MostBytes = 1L << 40;
    private readonly string _path;
    private readonly ParquetReader _reader;
    private readonly Dictionary<string, DataField> _fields;

    private ParquetFile(string path, ParquetReader reader)
    {
        _path = path;
        _reader = reader;
        _fields = reader.Schema.Fields.OfType<DataField>().ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public int RowGroups => _reader.RowGroupCount;

    /// <summary>The file's columns as those of a table.</summary>
    public IEnumerable<TableColumn> Columns => _reader.Schema.Fields.Select(ParquetColumns.Describe);

    /// <summary>Opens a file and reads its footer.</summary>
    /// <exception cref="DataException">The file is empty, truncated, damaged, or not Parquet.</exception>
    public static ParquetFile Open(string path)
    {
        var stream = ParquetMagic.Open(path);
        try
        {
            return new ParquetFile(path, ParquetReader.CreateAsync(stream, leaveStreamOpen: false).GetAwaiter().GetResult());
        }
        catch (Exception fault)
        {
            stream.Dispose();
            if (!ParquetFaults.IsDamage(fault))
                throw;
            throw Footer(path, fault);
        }
    }

    /// <summary>What a table keeps of the footer.</summary>
    /// <exception cref="DataException">The footer is damaged.</exception>
    public TableFile Describe()
    {
        try
        {
            var fields = _reader.Schema.Fields;
            var groups = Enumerable.Range(0, RowGroups).Select(rowGroup =>
            {
                using var group = _reader.OpenRowGroupReader(rowGroup);
                return new RowGroupSize(group.RowCount, [.. fields.Select(field => field is DataField column ? UncompressedBytes(group, column) : 0)]);
            });
            return new TableFile(_path, [.. Columns], [.. groups]);
        }
        catch (Exception fault) when (ParquetFaults.IsDamage(fault))
        {
            throw Footer(_path, fault);
        }
    }

    /// <summary>Rows of a row group.</summary>
    public long RowsOf(int rowGroup)
    {
        using var group = _reader.OpenRowGroupReader(rowGroup);
        return group.RowCount;
    }

    /// <summary>Whether a row of a row group may meet a filter, by the file's statistics.</summary>
    /// <exception cref="DataException">The statistics are damaged.</exception>
    public bool MayMatch(int rowGroup, BoundFilter filter)
    {
        var field = _fields[filter.Column.Name];
        using var group = _reader.OpenRowGroupReader(rowGroup);
        try
        {
            if (group.GetStatistics(field) is not { } statistics)
                return true;
            if (statistics.NullCount == group.RowCount)
                return false;
            return !HasOrder(group, field) || filter.MayMatch(Bound(statistics.MinValue, field), Bound(statistics.MaxValue, field));
        }
        catch (Exception fault) when (ParquetFaults.IsDamage(fault))
        {
            throw Damaged(rowGroup, filter.Column.Name, "has damaged statistics", fault);
        }
    }

    /// <summary>The rows of a row group that may meet filters, by the bounds of its pages; null for all.</summary>
    /// <exception cref="DataException">The bounds are damaged.</exception>
    public IReadOnlyList<RowSpan>? FindRows(int rowGroup, IReadOnlyList<BoundFilter> filters)
    {
        using var group = _reader.OpenRowGroupReader(rowGroup);
        IReadOnlyList<RowSpan>? found = null;
        foreach (var filter in filters)
        {
            try
            {
                if (ParquetPages.Find(group, _fields[filter.Column.Name], filter.Filter.Comparison, filter.Value) is { } rows)
                    found = found is null ? rows : RowSpan.Intersect(found, rows);
            }
            catch (Exception fault) when (ParquetFaults.IsDamage(fault))
            {
                throw Damaged(rowGroup, filter.Column.Name, "has a damaged page index", fault);
            }
        }

        return found is [var all] && all.Count == group.RowCount ? null : found;
    }

    /// <summary>Decodes a column of a row group; all null where the file has no such column.</summary>
    /// <param name="place">The row group, in this file.</param>
    /// <param name="target">Where the values go; it has made room.</param>
    /// <param name="rows">Number of rows to decode.</param>
    /// <param name="scratch">Room of the thread.</param>
    /// <param name="selection">The rows that are decoded and wanted; null stands for all.</param>
    /// <exception cref="DataException">The column is damaged or of a kind that cannot be decoded.</exception>
    public void Decode(RowGroupPlace place, ColumnTarget target, int rows, DecodeScratch scratch, RowSelection? selection)
    {
        if (!_fields.TryGetValue(target.Column.Name, out var field))
        {
            target.Fill(new ColumnSource(null, null, scratch, place, _path, rows, selection), default);
            return;
        }

        using var group = _reader.OpenRowGroupReader(place.Index);
        try
        {
            target.Decode(new ColumnSource(group, field, scratch, place, _path, rows, selection));
        }
        catch (OverflowException fault)
        {
            var widest = target.Column.Kind == ColumnKind.Integer ? "64-bit integers" : target.Column.PhysicalType;
            throw new DataException(
                $"{_path}, row group {place.Index}, column '{target.Column.Name}': cannot be decoded: it holds a number beyond those of {widest}, which a table keeps. Write smaller numbers, or text.",
                fault);
        }
        catch (Exception fault) when (ParquetFaults.IsDamage(fault))
        {
            throw Damaged(place.Index, target.Column.Name, "cannot be decoded", fault);
        }
    }

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static long UncompressedBytes(ParquetRowGroupReader group, DataField column) =>
        Math.Clamp(group.GetMetadata(column)?.MetaData?.TotalUncompressedSize ?? 0, 0, MostBytes);

    // Bounds of texts count only where they were made in the order of bytes; those of INT96 have no order at all.
    private static bool HasOrder(ParquetRowGroupReader group, DataField field)
    {
        if (field.SchemaElement?.Type == Parquet.Meta.Type.INT96)
            return false;
        var isText = field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);
        return !isText || group.GetMetadata(field)?.MetaData?.Statistics is { MinValue: not null, MaxValue: not null };
    }

    // Parquet.Net gives the stored number where the column's values are something else made of it (times, decimals, unsigned
    // numbers): such a bound says nothing.
    private static object? Bound(object? value, DataField field) => value is string || value?.GetType() == field.ClrType ? value : null;

    private DataException Damaged(int rowGroup, string column, string what, Exception fault) =>
        new($"{_path}, row group {rowGroup}, column '{column}': {what}: {fault.Message.TrimEnd('.')}. Copy or write the file again.", fault);

    private static DataException Footer(string path, Exception fault) =>
        new($"'{path}' has a damaged footer: {fault.Message.TrimEnd('.')}. Copy or write the file again.", fault);
}
