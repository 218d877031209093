using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>One Parquet file: its columns, and its row groups decoded column by column.</summary>
internal sealed class ParquetFile : IDisposable
{
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

    /// <summary>Opens a file and reads its footer.</summary>
    /// <exception cref="DataException">The file is empty, truncated, damaged, or not Parquet.</exception>
    public static ParquetFile Open(string path)
    {
        var stream = ParquetMagic.Open(path);
        try
        {
            return new ParquetFile(path, ParquetReader.CreateAsync(stream, leaveStreamOpen: false).GetAwaiter().GetResult());
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            stream.Dispose();
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
            return new TableFile(_path, [.. fields.Select(ParquetColumns.Describe)], [.. groups]);
        }
        catch (Exception fault) when (IsDamage(fault))
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

    /// <summary>Decodes a column of a row group; all null where the file has no such column.</summary>
    /// <param name="place">The row group, in this file.</param>
    /// <param name="target">Where the values go; it has made room.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="scratch">Room of the thread.</param>
    /// <exception cref="DataException">The column is damaged or of a kind that cannot be decoded.</exception>
    public void Decode(RowGroupPlace place, ColumnTarget target, int rows, DecodeScratch scratch)
    {
        if (!_fields.TryGetValue(target.Column.Name, out var field))
        {
            target.Fill(new ColumnSource(null, null, scratch, place, _path, rows), default);
            return;
        }

        using var group = _reader.OpenRowGroupReader(place.Index);
        try
        {
            target.Decode(new ColumnSource(group, field, scratch, place, _path, rows));
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw new DataException(
                $"{_path}, row group {place.Index}, column '{target.Column.Name}': cannot be decoded: {fault.Message} Copy or write the file again.", fault);
        }
    }

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static long UncompressedBytes(ParquetRowGroupReader group, DataField column) =>
        Math.Clamp(group.GetMetadata(column)?.MetaData?.TotalUncompressedSize ?? 0, 0, 1L << 48);

    private static DataException Footer(string path, Exception fault) =>
        new($"'{path}' has a damaged footer: {fault.Message} Copy or write the file again.", fault);

    // Bytes that are not what they should be surface as any of several exceptions of a decoder; all mean the same to the reader of the message.
    private static bool IsDamage(Exception fault) => fault is not (DataException or OutOfMemoryException);
}
