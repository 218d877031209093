namespace Parquet.Meta;

/// <summary>One column of one row group.</summary>
public class ColumnChunk
{
    /// <summary>Another file that holds the data, if any.</summary>
    public string? FilePath { get; set; }

    /// <summary>Deprecated offset.</summary>
    public long FileOffset { get; set; }

    /// <summary>Metadata; absent only in encrypted or damaged files.</summary>
    public ColumnMetaData? MetaData { get; set; }

    /// <summary>Where the offset index is, if any.</summary>
    public long? OffsetIndexOffset { get; set; }

    /// <summary>Bytes of the offset index.</summary>
    public int? OffsetIndexLength { get; set; }

    /// <summary>Where the column index is, if any.</summary>
    public long? ColumnIndexOffset { get; set; }

    /// <summary>Bytes of the column index.</summary>
    public int? ColumnIndexLength { get; set; }
}
