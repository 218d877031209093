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
}
