namespace Parquet.Meta;

/// <summary>A horizontal slice of a file.</summary>
public class RowGroup
{
    /// <summary>The columns, in schema order.</summary>
    public List<ColumnChunk> Columns { get; set; } = [];

    /// <summary>Bytes of all columns before compression.</summary>
    public long TotalByteSize { get; set; }

    /// <summary>Rows.</summary>
    public long NumRows { get; set; }

    /// <summary>Bytes of all columns in the file, if known.</summary>
    public long? TotalCompressedSize { get; set; }
}
