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
        CompressionMethod.Zstd => CompressionCodec.ZSTD,
        _ => throw new NotSupportedException($"compression {method} is not supported; use None, Snappy or Zstd"),
    };

    public static void Compress(CompressionCodec codec, CompressionLevel level, ReadOnlySpan<byte> source, PooledBuffer output)
    {
        if (codec == CompressionCodec.SNAPPY)
            SnappyEncoder.Compress(source, output);
        else
            Zstd.Compress(source, level, output);
    }

    /// <summary>Refuses a codec by name before anything is allocated for it.</summary>
    public static void CheckReadable(CompressionCodec codec)
    {
        if (codec is not (CompressionCodec.UNCOMPRESSED or CompressionCodec.SNAPPY or CompressionCodec.ZSTD))
            CorruptDataException.Throw($"compression {codec} is not supported; None, Snappy and Zstd are");
    }

    /// <summary>
    /// Refuses a declared size that the compressed bytes cannot hold: a Snappy element of 3 bytes makes at most 64, a
    /// Zstd block of 4 bytes at most 128 KiB.
    /// </summary>
    public static void CheckPlausible(CompressionCodec codec, int compressed, int uncompressed)
    {
        var most = codec switch
        {
            CompressionCodec.UNCOMPRESSED => compressed,
            CompressionCodec.SNAPPY => 22L * compressed,
            _ => 32768L * compressed,
        };
        if (uncompressed > most || (codec == CompressionCodec.UNCOMPRESSED && uncompressed != compressed))
            CorruptDataException.Throw($"a page of {compressed} bytes ({codec}) cannot hold the {uncompressed} bytes it declares");
    }

    public static void Decompress(CompressionCodec codec, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (codec == CompressionCodec.SNAPPY)
            SnappyDecoder.Decompress(source, destination);
        else
            Zstd.Decompress(source, destination);
    }
}
