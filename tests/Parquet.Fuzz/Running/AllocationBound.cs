namespace Parquet.Fuzz.Running;

/// <summary>
/// What one call may allocate for a file: 128 MiB, and 64 KiB for each byte of the file. That is twice what the reader lets a
/// small file declare and what a byte of Zstd, the most expanding codec but Brotli, can hold; a pool rents up to twice what it
/// is asked for.
/// </summary>
internal static class AllocationBound
{
    private const long Floor = 128L << 20;
    private const long PerByte = 64L << 10;

    public static long Of(long fileLength) => Floor + fileLength * PerByte;
}
