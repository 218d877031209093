using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>Rows collected by column and written as row groups, zstd; columns of bytes end a row group early when they hold 64 MiB.</summary>
internal sealed class ParquetSink : ITableSink
{
    private const long MostHeldBytes = 1 << 26;
    private readonly int _rowGroupRows;
    private readonly ColumnBatch[] _columns;
    private readonly ParquetWriter _writer;
    private int _rows;

    public ParquetSink(Stream stream, IReadOnlyList<OutputColumn> columns, int rowGroupRows)
    {
        _rowGroupRows = rowGroupRows;
        _columns = [.. columns.Select(ColumnBatch.Create)];
        var schema = new ParquetSchema(_columns.Select(column => (Field)column.Field));
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        _writer = ParquetWriter.CreateAsync(schema, stream, options).GetAwaiter().GetResult();
    }

    public void Write(int rows, Array[] columnValues)
    {
        for (var from = 0; from < rows;)
        {
            var count = Math.Min(rows - from, _rowGroupRows - _rows);
            for (var column = 0; column < _columns.Length; column++)
                _columns[column].Append(columnValues[column], from, count);
            from += count;
            _rows += count;
            if (_rows == _rowGroupRows || _columns.Sum(column => column.HeldBytes) >= MostHeldBytes)
                WriteRowGroup();
        }
    }

    public void Finish()
    {
        if (_rows > 0)
            WriteRowGroup();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // Disposing of the writer is what writes the footer, which only a finished file gets; it holds nothing else.
    public void Dispose()
    {
    }

    private void WriteRowGroup()
    {
        using var group = _writer.CreateRowGroup();
        foreach (var column in _columns)
            column.Write(group);
        _rows = 0;
    }
}
