using System.Buffers.Binary;
using System.IO.Compression;
using Parquet.Compression;
using Parquet.Meta;
using Parquet.Writing;

namespace Parquet.Fuzz.Files;

/// <summary>Compresses pages in every codec of the format.</summary>
internal static class Compressors
{
    public static byte[] Compress(CompressionCodec codec, byte[] bytes) => codec switch
    {
        CompressionCodec.SNAPPY or CompressionCodec.ZSTD => ByLibrary(codec, bytes),
        CompressionCodec.GZIP => Gzip(bytes),
        CompressionCodec.BROTLI => Through(bytes, output => new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true)),
        CompressionCodec.LZ4 => Hadoop(bytes),
        CompressionCodec.LZ4_RAW => Lz4Block.Compress(bytes),
        _ => bytes,
    };

    private static byte[] ByLibrary(CompressionCodec codec, byte[] bytes)
    {
        using var output = new PooledBuffer();
        PageCodec.Compress(codec, CompressionLevel.Fastest, bytes, output);
        return output.WrittenSpan.ToArray();
    }

    // Longer pages come in two members: a reader must take both.
    private static byte[] Gzip(byte[] bytes)
    {
        var split = bytes.Length > 64 ? bytes.Length / 2 : bytes.Length;
        byte[] first = Member(bytes[..split]);
        return split == bytes.Length ? first : [.. first, .. Member(bytes[split..])];

        static byte[] Member(byte[] part) =>
            Through(part, output => new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true));
    }

    // Hadoop's frame: the size before and after compression, four bytes each, the highest first.
    private static byte[] Hadoop(byte[] bytes)
    {
        var block = Lz4Block.Compress(bytes);
        var framed = new byte[8 + block.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed, bytes.Length);
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(4), block.Length);
        block.CopyTo(framed, 8);
        return framed;
    }

    private static byte[] Through(byte[] bytes, Func<Stream, Stream> compressor)
    {
        using var output = new MemoryStream();
        using (var stream = compressor(output))
            stream.Write(bytes);
        return output.ToArray();
    }
}
