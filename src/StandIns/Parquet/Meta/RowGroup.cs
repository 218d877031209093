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

    /// <summary>The columns by which the rows are sorted, first the one that matters most; null when the file does not say.</summary>
    public List<SortingColumn>? SortingColumns { get; set; }

    /// <summary>Where the row group's first page is, if known.</summary>
    public long? FileOffset { get; set; }

    /// <summary>Bytes of all columns in the file, if known.</summary>
    public long? TotalCompressedSize { get; set; }

    /// <summary>Place of the row group in the file, if known.</summary>
    public short? Ordinal { get; set; }
}
