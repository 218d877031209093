namespace Parquet;

/// <summary>Which encoding a writer should try for a column; see <see cref="ParquetOptions.ColumnEncodingHints"/>.</summary>
/// <remarks>A hint that does not suit the column's type is passed over.</remarks>
public enum EncodingHint
{
    /// <summary>The writer chooses: a dictionary where it pays, PLAIN elsewhere.</summary>
    Default = 0,

    /// <summary>Try a dictionary for this column, whatever its type.</summary>
    Dictionary,

    /// <summary>DELTA_BINARY_PACKED, for columns stored as INT32 or INT64: rising keys and times.</summary>
    DeltaBinaryPacked,

    /// <summary>
    /// BYTE_STREAM_SPLIT, for columns stored as FLOAT, DOUBLE, INT32, INT64 or fixed bytes: compresses better than PLAIN.
    /// </summary>
    ByteSplitStream,
}
