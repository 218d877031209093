using Parquet.Meta;

namespace Parquet.Fuzz.Seeds;

/// <summary>How a file is laid out.</summary>
internal sealed record SeedFormat(CompressionCodec Codec, bool V2)
{
    /// <summary>Data pages in a column.</summary>
    public int Pages { get; init; } = 2;

    public int RowGroups { get; init; } = 1;

    public bool PageIndex { get; init; }

    public bool Checksums { get; init; }

    public bool Statistics { get; init; } = true;

    /// <summary>Whether the values of pages of version 2 stay uncompressed, whatever the codec.</summary>
    public bool LeaveUncompressed { get; init; }
}
