using System.IO.Compression;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Compression;

/// <summary>Compresses and decompresses pages.</summary>
internal static class PageCodec
{
    /// <summary>The format's number for a method.</summary>
    /// <exception cref="NotSupportedException">The library does not write it.</exception>
    public static CompressionCodec Codec(CompressionMethod method) => method switch
    {
        CompressionMethod.None => CompressionCodec.UNCOMPRESSED,
        CompressionMethod.Snappy => CompressionCodec.SNAPPY,
        CompressionMethod.Gzip => CompressionCodec.GZIP,
        CompressionMethod.Brotli => CompressionCodec.BROTLI,
        CompressionMethod.Zstd => CompressionCodec.ZSTD,
        CompressionMethod.Lz4Raw => CompressionCodec.LZ4_RAW,
        CompressionMethod.LZ4 => throw new NotSupportedException("compression LZ4 is read but not written; write Lz4Raw"),
        _ => throw new NotSupportedException($"compression {method} is not supported; use None, Snappy, Gzip, Brotli, Zstd or Lz4Raw"),
    };

    public static void Compress(CompressionCodec codec, CompressionLevel level, ReadOnlySpan<byte> source, PooledBuffer output)
    {
        switch (codec)
        {
            case CompressionCodec.SNAPPY:
                SnappyEncoder.Compress(source, output);
                break;
            case CompressionCodec.GZIP:
                Gzip.Compress(source, level, output);
                break;
            case CompressionCodec.BROTLI:
                Brotli.Compress(source, level, output);
                break;
            case CompressionCodec.ZSTD:
                Zstd.Compress(source, level, output);
                break;
            case CompressionCodec.LZ4_RAW:
                Lz4Encoder.Compress(source, output);
                break;
            default:
                throw new NotSupportedException($"compression {codec} is not written");
        }
    }

    /// <summary>Refuses a codec by name before anything is allocated for it.</summary>
    public static void CheckReadable(CompressionCodec codec)
    {
        if (codec is CompressionCodec.LZO || !Enum.IsDefined(codec))
            CorruptDataException.Throw($"compression {codec} is not supported; None, Snappy, Gzip, Brotli, Zstd and both kinds of LZ4 are");
    }

    /// <summary>
    /// Refuses a declared size that the compressed bytes cannot hold. A Snappy element of 3 bytes makes at most 64; two
    /// bits of Gzip at most 258; a Zstd block of 4 bytes at most 128 KiB; a byte of LZ4 at most 255. Brotli makes 16 MiB of
    /// about a dozen bytes.
    /// </summary>
    public static void CheckPlausible(CompressionCodec codec, int compressed, int uncompressed)
    {
        var most = codec switch
        {
            CompressionCodec.UNCOMPRESSED => compressed,
            CompressionCodec.SNAPPY => 22L * compressed,
            CompressionCodec.GZIP => 1032L * compressed,
            CompressionCodec.BROTLI => 2097152L * compressed,
            CompressionCodec.ZSTD => 32768L * compressed,
            _ => 255L * compressed,
        };
        if (uncompressed > most || (codec == CompressionCodec.UNCOMPRESSED && uncompressed != compressed))
            CorruptDataException.Throw($"a page of {compressed} bytes ({codec}) cannot hold the {uncompressed} bytes it declares");
    }

    /// <summary>
    /// Refuses a declared size that only Brotli could reach and that these bytes do not: a page of some hundred bytes might
    /// else ask for a gigabyte.
    /// </summary>
    public static void CheckExpansion(CompressionCodec codec, ReadOnlySpan<byte> source, int uncompressed)
    {
        if (codec == CompressionCodec.BROTLI && uncompressed > 32768L * source.Length && !Brotli.Holds(source, uncompressed))
            CorruptDataException.Throw($"the Brotli data do not hold the {uncompressed} bytes that the page declares");
    }

    /// <summary>Decompresses a page, which must fill <paramref name="destination"/> exactly.</summary>
    /// <exception cref="CorruptDataException">It is damaged or has another length.</exception>
    public static void Decompress(CompressionCodec codec, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        switch (codec)
        {
            case CompressionCodec.UNCOMPRESSED:
                if (source.Length != destination.Length)
                    CorruptDataException.Throw($"an uncompressed page has {source.Length} bytes and declares {destination.Length}");
                source.CopyTo(destination);
                break;
            case CompressionCodec.SNAPPY:
                SnappyDecoder.Decompress(source, destination);
                break;
            case CompressionCodec.GZIP:
                Gzip.Decompress(source, destination);
                break;
            case CompressionCodec.BROTLI:
                Brotli.Decompress(source, destination);
                break;
            case CompressionCodec.ZSTD:
                Zstd.Decompress(source, destination);
                break;
            case CompressionCodec.LZ4_RAW:
                Lz4Decoder.Decompress(source, destination);
                break;
            case CompressionCodec.LZ4:
                Lz4Decoder.DecompressHadoop(source, destination);
                break;
            default:
                CheckReadable(codec);
                break;
        }
    }
}
