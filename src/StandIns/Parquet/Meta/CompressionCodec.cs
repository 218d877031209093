namespace Parquet.Meta;

/// <summary>Codecs of the format.</summary>
public enum CompressionCodec
{
    /// <summary>No compression.</summary>
    UNCOMPRESSED = 0,

    /// <summary>Snappy.</summary>
    SNAPPY = 1,

    /// <summary>Gzip.</summary>
    GZIP = 2,

    /// <summary>LZO.</summary>
    LZO = 3,

    /// <summary>Brotli.</summary>
    BROTLI = 4,

    /// <summary>LZ4 with Hadoop framing.</summary>
    LZ4 = 5,

    /// <summary>Zstandard.</summary>
    ZSTD = 6,

    /// <summary>LZ4 block format.</summary>
    LZ4_RAW = 7,
}
