using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>One Parquet file: its columns, and its row groups decoded into chunks.</summary>
internal sealed class ParquetFile : IDisposable
{
    private readonly string _path;
    private readonly ParquetReader _reader;
    private readonly Dictionary<string, DataField> _fields;
    private readonly long[] _firstRows;

    private ParquetFile(string path, ParquetReader reader)
    {
        _path = path;
        _reader = reader;
        Columns = [.. reader.Schema.Fields.Select(ParquetColumns.Describe)];
        _fields = reader.Schema.Fields.OfType<DataField>().ToDictionary(field => field.Name, StringComparer.Ordinal);
        _firstRows = new long[reader.RowGroupCount + 1];
        for (var rowGroup = 0; rowGroup < reader.RowGroupCount; rowGroup++)
        {
            using var group = reader.OpenRowGroupReader(rowGroup);
            _firstRows[rowGroup + 1] = _firstRows[rowGroup] + group.RowCount;
        }
    }

    public long Rows => _firstRows[^1];

    public int RowGroups => _firstRows.Length - 1;

    public IReadOnlyList<TableColumn> Columns { get; }

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
            throw new DataException($"'{path}' has a damaged footer: {fault.Message} Copy or write the file again.", fault);
        }
    }

    /// <summary>Decodes a row group into a chunk, the chunk's columns only.</summary>
    /// <exception cref="DataException">A column is damaged or of a kind that cannot be decoded.</exception>
    public void Read(int rowGroup, TableChunk chunk)
    {
        using var group = _reader.OpenRowGroupReader(rowGroup);
        if (group.RowCount > Array.MaxLength)
            throw new DataException($"{_path}, row group {rowGroup}: {group.RowCount:N0} rows are too many to hold at once; write it in smaller row groups.");
        chunk.Start(_path, rowGroup, _firstRows[rowGroup], (int)group.RowCount);
        foreach (var column in chunk.Columns)
        {
            try
            {
                ParquetColumns.Decode(group, _fields[column.Column.Name], column);
            }
            catch (Exception fault) when (IsDamage(fault))
            {
                throw new DataException(
                    $"{_path}, row group {rowGroup}, column '{column.Column.Name}': cannot be decoded: {fault.Message} Copy or write the file again.", fault);
            }
        }
    }

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    // Bytes that are not what they should be surface as any of several exceptions of a decoder; all mean the same to the reader of the message.
    private static bool IsDamage(Exception fault) => fault is not (DataException or OutOfMemoryException);
}
