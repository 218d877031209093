namespace Parquet;

/// <summary>How the pages of a file are compressed.</summary>
/// <remarks>This library reads and writes <see cref="None"/>, <see cref="Snappy"/> and <see cref="Zstd"/>; it refuses the others by name.</remarks>
public enum CompressionMethod
{
    /// <summary>No compression.</summary>
    None = 0,

    /// <summary>Snappy: fast, the usual default.</summary>
    Snappy = 1,

    /// <summary>Gzip (refused).</summary>
    Gzip = 2,

    /// <summary>LZO (refused).</summary>
    Lzo = 3,

    /// <summary>Brotli (refused).</summary>
    Brotli = 4,

    /// <summary>LZ4 with Hadoop framing (refused).</summary>
    LZ4 = 5,

    /// <summary>Zstandard, by the system's libzstd: smaller than Snappy.</summary>
    Zstd = 6,

    /// <summary>LZ4 block format (refused).</summary>
    Lz4Raw = 7,
}
