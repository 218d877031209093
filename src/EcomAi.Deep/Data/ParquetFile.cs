namespace EcomAi.Deep.Data;

/// <summary>One Parquet file: its columns, and its row groups decoded into chunks.</summary>
internal sealed class ParquetFile : IDisposable
{
    private readonly FileStream _stream;

    private ParquetFile(FileStream stream) => _stream = stream;

    public long Rows { get; }

    public int RowGroups { get; }

    public IReadOnlyList<TableColumn> Columns { get; } = [];

    /// <summary>Opens a file and reads its footer.</summary>
    /// <exception cref="DataException">The file is empty, truncated, or not Parquet.</exception>
    public static ParquetFile Open(string path)
    {
        var stream = ParquetMagic.Open(path);
        return new ParquetFile(stream);
    }

    /// <summary>Decodes a row group into a chunk.</summary>
    public void Read(int rowGroup, TableChunk chunk) =>
        throw new NotSupportedException($"{_stream.Name}: row group {rowGroup} of {chunk.File} cannot be decoded yet.");

    public void Dispose() => _stream.Dispose();
}
