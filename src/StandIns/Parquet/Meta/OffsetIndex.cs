namespace Parquet.Meta;

/// <summary>Where the data pages of one column of one row group are.</summary>
public class OffsetIndex
{
    /// <summary>The data pages in the file's order; the dictionary page is not among them.</summary>
    public List<PageLocation> PageLocations { get; set; } = [];

    /// <summary>Bytes of the byte arrays of each page before encoding, if known.</summary>
    public List<long>? UnencodedByteArrayDataBytes { get; set; }
}
