namespace Parquet.Reading;

/// <summary>Bounds on what a file may ask for, whatever it declares.</summary>
internal static class ReadLimits
{
    /// <summary>Bytes of one thrift string.</summary>
    public const int ThriftStringBytes = 100_000_000;

    /// <summary>Elements of one thrift list, set or map.</summary>
    public const int ThriftContainerElements = 1_000_000;

    /// <summary>Nesting of thrift structs, and of schema groups.</summary>
    public const int Depth = 64;

    /// <summary>Bytes of one page once decompressed.</summary>
    public const int PageBytes = 1 << 30;

    /// <summary>Bytes of all pages of one column of one row group once decompressed.</summary>
    public const long ColumnChunkBytes = 1L << 33;

    /// <summary>
    /// Bytes in memory that a byte in the file may stand for. A page of 20,000 equal values, the usual limit, takes about
    /// 30 bytes, which makes a ratio of some thousands.
    /// </summary>
    private const long Expansion = 1 << 15;

    /// <summary>
    /// Bytes in memory that any column may have: older writers put 64 Mi equal values, here with their levels, into one page.
    /// </summary>
    private const long AnyColumnBytes = 1L << 30;

    /// <summary>Bytes in memory that a column may have in a file of any size: a file of few kilobytes is not asked for more.</summary>
    private const long AnyFileBytes = 1L << 26;

    /// <summary>Bytes that the shared prefixes of a page may make of one byte, and that they may make of any page.</summary>
    private const long PrefixExpansion = 1 << 8;
    private const long AnyPrefixBytes = 1L << 26;

    /// <summary>Refuses a column of more values than its bytes can plausibly hold, before memory is taken for them.</summary>
    /// <param name="values">Values that it declares.</param>
    /// <param name="valueSize">Bytes in memory of a value and its levels.</param>
    /// <param name="bytes">Bytes of the column in this row group.</param>
    /// <param name="fileBytes">Bytes of all columns.</param>
    public static void CheckDeclared(long values, int valueSize, long bytes, long fileBytes)
    {
        if (values > Array.MaxLength)
            CorruptDataException.Throw($"{values} values in one row group are not supported");
        if (values * valueSize > Math.Max(AnyColumnBytes, bytes * Expansion)
            || values * valueSize > Math.Max(AnyFileBytes, fileBytes * Expansion))
        {
            CorruptDataException.Throw($"the column's {bytes} bytes cannot hold the {values} values that it declares");
        }
    }

    /// <summary>Refuses byte arrays that grow out of all proportion by the bytes they share.</summary>
    public static long CheckExpanded(long size, int bytes)
    {
        if (size > Math.Min(PageBytes, Math.Max(AnyPrefixBytes, bytes * PrefixExpansion)))
            CorruptDataException.Throw($"byte arrays of {bytes} bytes in the page would take {size} bytes");
        return size;
    }
}
