namespace Parquet;

/// <summary>Which encoding a writer should try for a column; see <see cref="ParquetOptions.ColumnEncodingHints"/>.</summary>
public enum EncodingHint
{
    /// <summary>The writer chooses: a dictionary where it pays, PLAIN elsewhere.</summary>
    Default = 0,

    /// <summary>Try a dictionary for this column, whatever its type.</summary>
    Dictionary,

    /// <summary>DELTA_BINARY_PACKED (refused by this library).</summary>
    DeltaBinaryPacked,

    /// <summary>BYTE_STREAM_SPLIT (refused by this library).</summary>
    ByteSplitStream,
}
