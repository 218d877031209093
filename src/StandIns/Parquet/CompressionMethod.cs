namespace Parquet;

/// <summary>How the pages of a file are compressed.</summary>
/// <remarks>This library refuses <see cref="Lzo"/> by name, and reads <see cref="LZ4"/> without writing it.</remarks>
public enum CompressionMethod
{
    /// <summary>No compression.</summary>
    None = 0,

    /// <summary>Snappy: fast, the usual default.</summary>
    Snappy = 1,

    /// <summary>Gzip: slower than Zstd at no better size; every reader has it.</summary>
    Gzip = 2,

    /// <summary>LZO (refused).</summary>
    Lzo = 3,

    /// <summary>Brotli: small, slow to write at high levels.</summary>
    Brotli = 4,

    /// <summary>LZ4 with Hadoop framing: deprecated, read only.</summary>
    LZ4 = 5,

    /// <summary>Zstandard, by the system's libzstd: smaller than Snappy.</summary>
    Zstd = 6,

    /// <summary>LZ4 block format: as fast as Snappy, newer.</summary>
    Lz4Raw = 7,
}
