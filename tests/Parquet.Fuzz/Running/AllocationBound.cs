using Parquet.Meta;

namespace Parquet.Fuzz.Running;

/// <summary>
/// What one case may allocate: 64 MiB, and for every byte of the file what the most expanding codec that its footer names
/// can make of it.
/// </summary>
internal static class AllocationBound
{
    private const long Floor = 64L << 20;

    public static long Of(long fileLength, FileMetaData? meta)
    {
        var factor = meta?.RowGroups.SelectMany(group => group.Columns).Max(column => Factor(column.MetaData?.Codec)) ?? 0;
        return Floor + fileLength * factor;
    }

    // gzip: 258 bytes in 2 bits; LZ4: 255 in one byte; Snappy: 64 in 3 bytes; Zstd and Brotli: a block in a few bytes. Run
    // lengths and dictionaries make up to 16 bytes of .NET memory of each bit.
    private static long Factor(CompressionCodec? codec) => codec switch
    {
        CompressionCodec.ZSTD or CompressionCodec.BROTLI => 32 << 10,
        _ => 1 << 10,
    };
}
