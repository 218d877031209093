using System.Buffers;
using System.IO.Compression;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Compression;

/// <summary>Brotli by the runtime's library.</summary>
internal static class Brotli
{
    /// <summary>The largest window of the format that every decoder takes.</summary>
    private const int WindowBits = 22;

    /// <summary>Decompresses a stream that must fill <paramref name="destination"/> exactly.</summary>
    /// <exception cref="CorruptDataException">The stream is damaged or has another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        using var decoder = default(BrotliDecoder);

        // The decoder cannot say that it is done without a byte of room.
        Span<byte> spare = stackalloc byte[1];
        var target = destination.IsEmpty ? spare : destination;
        var status = decoder.Decompress(source, target, out var consumed, out var written);
        if (status == OperationStatus.DestinationTooSmall && written == destination.Length)
        {
            status = decoder.Decompress(source[consumed..], spare, out _, out var more);
            written += more;
        }

        if (status != OperationStatus.Done)
            CorruptDataException.Throw($"the Brotli data are damaged or cut short ({status}) after {written} of {destination.Length} bytes");
        if (written != destination.Length)
            CorruptDataException.Throw($"the Brotli data hold {written} bytes, the page declares {destination.Length}");
    }

    /// <summary>Whether a stream holds so many bytes, found out without memory for them.</summary>
    public static bool Holds(ReadOnlySpan<byte> source, long bytes)
    {
        using var decoder = default(BrotliDecoder);
        Span<byte> scratch = stackalloc byte[1 << 12];
        while (true)
        {
            var status = decoder.Decompress(source, scratch, out var consumed, out var written);
            bytes -= written;
            source = source[consumed..];
            if (status != OperationStatus.DestinationTooSmall || bytes < 0)
                return status == OperationStatus.Done && bytes == 0;
        }
    }

    /// <summary>Compresses into one stream.</summary>
    public static void Compress(ReadOnlySpan<byte> source, CompressionLevel level, PooledBuffer output)
    {
        var room = output.GetSpan(BrotliEncoder.GetMaxCompressedLength(source.Length));
        if (!BrotliEncoder.TryCompress(source, room, out var written, Quality(level), WindowBits))
            throw new ParquetException($"Brotli compression of {source.Length} bytes failed");
        output.Advance(written);
    }

    // What System.IO.Compression's streams take for each level.
    private static int Quality(CompressionLevel level) => level switch
    {
        CompressionLevel.NoCompression => 0,
        CompressionLevel.Fastest => 1,
        CompressionLevel.SmallestSize => 11,
        _ => 4,
    };
}
