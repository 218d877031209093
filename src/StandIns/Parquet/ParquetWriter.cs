using System.Buffers.Binary;
using Parquet.Compression;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;
using Parquet.Writing;

namespace Parquet;

/// <summary>
/// Writes Parquet files, row group by row group. Disposing of the writer writes the footer: without it there is no
/// readable file. A failed or incomplete row group leaves the file without a footer.
/// </summary>
public sealed class ParquetWriter : IAsyncDisposable
{
    private readonly OutputStream _output;
    private readonly ParquetSchema _schema;
    private readonly ParquetOptions _options;
    private readonly List<SchemaElement> _elements;
    private readonly List<ParquetRowGroupWriter> _rowGroups = [];
    private bool _disposed;

    private ParquetWriter(ParquetSchema schema, Stream output, ParquetOptions options)
    {
        _output = new OutputStream(output);
        _schema = schema;
        _options = options;
        _elements = SchemaEncoder.Encode(schema);
        PageCodec.Codec(options.CompressionMethod);
        foreach (var sorted in options.SortingColumns)
        {
            if (sorted.ColumnIdx < 0 || sorted.ColumnIdx >= schema.DataFields.Length)
                throw new ArgumentException($"sorting column {sorted.ColumnIdx} is none of the {schema.DataFields.Length} columns", nameof(options));
        }
    }

    /// <summary>Custom metadata of the file; set it at any time before the writer is disposed of.</summary>
    public IReadOnlyDictionary<string, string> CustomMetadata { get; set; } = new Dictionary<string, string>();

    /// <summary>Starts a file.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="output">Where to; need not be seekable. It stays open.</param>
    /// <param name="options">Compression and encodings.</param>
    /// <param name="append">Must be false: files cannot be added to.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    /// <exception cref="NotSupportedException">The schema, the compression or appending is not supported.</exception>
    public static async Task<ParquetWriter> CreateAsync(
        ParquetSchema schema,
        Stream output,
        ParquetOptions? options = null,
        bool append = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite)
            throw new ArgumentException("stream is not writeable", nameof(output));
        if (append)
            throw new NotSupportedException("appending to a Parquet file is not supported; write a new file");
        var writer = new ParquetWriter(schema, output, options ?? new ParquetOptions());
        await writer._output.WriteAsync(FooterLoader.Magic.ToArray(), cancellationToken).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Starts a row group. Write all columns in the schema's order, then dispose of it.</summary>
    public ParquetRowGroupWriter CreateRowGroup()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var writer = new ParquetRowGroupWriter(_schema, _elements, _options, _output, _rowGroups.Count);
        _rowGroups.Add(writer);
        return writer;
    }

    /// <summary>Writes the footer, unless a row group failed or is incomplete.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (!_rowGroups.TrueForAll(group => group.IsComplete))
            return;
        await WriteIndexesAsync().ConfigureAwait(false);
        using var footer = new PooledBuffer();
        FooterWriter.Write(footer, Footer());
        BinaryPrimitives.WriteInt32LittleEndian(footer.Append(4), footer.Length - 4);
        FooterLoader.Magic.CopyTo(footer.Append(4));
        await _output.WriteAsync(footer.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
        await _output.FlushAsync().ConfigureAwait(false);
    }

    // All column indexes stand together, and then all offset indexes, so that a reader takes either in one piece.
    private async Task WriteIndexesAsync()
    {
        using var buffer = new PooledBuffer();
        var columns = _rowGroups.SelectMany(group => group.Written).ToArray();
        foreach (var column in columns.Where(column => column.Bounds != null))
        {
            buffer.Clear();
            PageIndexWriter.Write(buffer, column.Bounds!);
            (column.Chunk.ColumnIndexOffset, column.Chunk.ColumnIndexLength) = (_output.Position, buffer.Length);
            await _output.WriteAsync(buffer.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
        }

        foreach (var column in columns)
        {
            buffer.Clear();
            PageIndexWriter.Write(buffer, column.Offsets);
            (column.Chunk.OffsetIndexOffset, column.Chunk.OffsetIndexLength) = (_output.Position, buffer.Length);
            await _output.WriteAsync(buffer.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private FileMetaData Footer() => new()
    {
        Version = _options.WriteDataPageV2 ? 2 : 1,
        Schema = _elements,
        NumRows = _rowGroups.Sum(group => group.Finish().NumRows),
        RowGroups = _rowGroups.ConvertAll(group => group.Finish()),
        KeyValueMetadata = CustomMetadata.Select(entry => new KeyValue { Key = entry.Key, Value = entry.Value }).ToList(),
        CreatedBy = "EcomAi.Deep Parquet version 0.1.0 (build 0)",
    };
}
