using Parquet.Compression;
using Parquet.Meta;

namespace Parquet.Writing;

/// <summary>Compresses pages and writes them with their headers.</summary>
internal sealed class PageWriter(ParquetOptions options, OutputStream output) : IDisposable
{
    private readonly PooledBuffer _packed = new();
    private readonly PooledBuffer _header = new();

    public CompressionCodec Codec { get; } = PageCodec.Codec(options.CompressionMethod);

    /// <summary>Bytes of all pages with their headers, before compression.</summary>
    public long UncompressedTotal { get; private set; }

    public async ValueTask WriteDictionaryAsync(PooledBuffer values, int count, CancellationToken cancellation)
    {
        _header.Clear();
        var body = Pack(values);
        PageHeaderWriter.WriteDictionaryPage(_header, count, values.Length, body.Length, Checksum(default, body));
        await WriteAsync(null, body, values.Length, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes a page of version 1: levels and values in one.</summary>
    public async ValueTask WriteDataAsync(PooledBuffer page, int entries, Encoding encoding, CancellationToken cancellation)
    {
        _header.Clear();
        var body = Pack(page);
        PageHeaderWriter.WriteDataPage(_header, entries, encoding, page.Length, body.Length, Checksum(default, body));
        await WriteAsync(null, body, page.Length, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes a page of version 2: the levels as they are, then the values, compressed where that saves something.</summary>
    public async ValueTask WriteData2Async(
        PooledBuffer levels, PooledBuffer values, DataPage2 page, CancellationToken cancellation)
    {
        _header.Clear();
        var body = Pack(values);
        if (body.Length >= values.Length)
            body = values;
        PageHeaderWriter.WriteDataPage2(
            _header, page, levels.Length + values.Length, levels.Length + body.Length, body != values, Checksum(levels.WrittenSpan, body));
        await WriteAsync(levels, body, values.Length, cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _packed.Dispose();
        _header.Dispose();
    }

    private PooledBuffer Pack(PooledBuffer page)
    {
        if (Codec == CompressionCodec.UNCOMPRESSED)
            return page;
        _packed.Clear();
        PageCodec.Compress(Codec, options.CompressionLevel, page.WrittenSpan, _packed);
        return _packed;
    }

    private int? Checksum(ReadOnlySpan<byte> levels, PooledBuffer body) =>
        options.WritePageChecksums ? (int)Crc32.Append(Crc32.Compute(levels), body.WrittenSpan) : null;

    private async ValueTask WriteAsync(PooledBuffer? levels, PooledBuffer body, int uncompressed, CancellationToken cancellation)
    {
        UncompressedTotal += _header.Length + (levels?.Length ?? 0) + uncompressed;
        await output.WriteAsync(_header.WrittenMemory, cancellation).ConfigureAwait(false);
        if (levels is { Length: > 0 })
            await output.WriteAsync(levels.WrittenMemory, cancellation).ConfigureAwait(false);
        await output.WriteAsync(body.WrittenMemory, cancellation).ConfigureAwait(false);
    }
}
