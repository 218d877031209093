using System.IO.Compression;
using System.Runtime.InteropServices;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Compression;

/// <summary>Zstandard by the system's libzstd.</summary>
internal static partial class Zstd
{
    private const string Library = "libzstd.so.1";

    [ThreadStatic]
    private static ZstdCompressor? compressor;

    [ThreadStatic]
    private static ZstdDecompressor? decompressor;

    /// <summary>Decompresses frames that must fill <paramref name="destination"/> exactly.</summary>
    /// <exception cref="CorruptDataException">The frames are damaged, or libzstd is missing.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        try
        {
            var written = ZSTD_decompressDCtx(
                decompressor ??= Made(ZSTD_createDCtx()), ref MemoryMarshal.GetReference(destination), (nuint)destination.Length,
                in MemoryMarshal.GetReference(source), (nuint)source.Length);
            if (ZSTD_isError(written) != 0)
                CorruptDataException.Throw($"the Zstd data are damaged: {ErrorName(written)}");
            if (written != (nuint)destination.Length)
                CorruptDataException.Throw($"the Zstd data hold {written} bytes, the page declares {destination.Length}");
        }
        catch (DllNotFoundException e)
        {
            throw new CorruptDataException(Missing("read this column"), e);
        }
    }

    /// <summary>Compresses into one frame.</summary>
    /// <exception cref="ParquetException">libzstd is missing or failed.</exception>
    public static void Compress(ReadOnlySpan<byte> source, CompressionLevel level, PooledBuffer output)
    {
        try
        {
            var bound = ZSTD_compressBound((nuint)source.Length);
            var room = output.GetSpan(checked((int)bound));
            var written = ZSTD_compressCCtx(
                compressor ??= Made(ZSTD_createCCtx()), ref MemoryMarshal.GetReference(room), (nuint)room.Length,
                in MemoryMarshal.GetReference(source), (nuint)source.Length, Level(level));
            if (ZSTD_isError(written) != 0)
                throw new ParquetException($"Zstd compression failed: {ErrorName(written)}");
            output.Advance((int)written);
        }
        catch (DllNotFoundException e)
        {
            throw new ParquetException(Missing("write with Zstd"), e);
        }
    }

    private static T Made<T>(T context)
        where T : ZstdContext => context.IsInvalid ? throw new InsufficientMemoryException("libzstd could not allocate its working memory") : context;

    private static int Level(CompressionLevel level) => level switch
    {
        CompressionLevel.Optimal => 3,
        CompressionLevel.SmallestSize => 9,
        _ => 1,
    };

    private static string Missing(string what) =>
        $"{what}: the library {Library} was not found; install it (Debian, Ubuntu: apt-get install libzstd1) or use Snappy";

    private static string ErrorName(nuint code) => Marshal.PtrToStringUTF8(ZSTD_getErrorName(code)) ?? $"code {code}";

    [LibraryImport(Library)]
    private static partial nuint ZSTD_decompressDCtx(ZstdDecompressor context, ref byte dst, nuint dstCapacity, in byte src, nuint srcSize);

    [LibraryImport(Library)]
    private static partial nuint ZSTD_compressCCtx(ZstdCompressor context, ref byte dst, nuint dstCapacity, in byte src, nuint srcSize, int level);

    [LibraryImport(Library, EntryPoint = "ZSTD_freeCCtx")]
    internal static partial nuint FreeCompressor(nint context);

    [LibraryImport(Library, EntryPoint = "ZSTD_freeDCtx")]
    internal static partial nuint FreeDecompressor(nint context);

    [LibraryImport(Library)]
    private static partial ZstdCompressor ZSTD_createCCtx();

    [LibraryImport(Library)]
    private static partial ZstdDecompressor ZSTD_createDCtx();

    [LibraryImport(Library)]
    private static partial nuint ZSTD_compressBound(nuint srcSize);

    [LibraryImport(Library)]
    private static partial uint ZSTD_isError(nuint code);

    [LibraryImport(Library)]
    private static partial nint ZSTD_getErrorName(nuint code);
}
