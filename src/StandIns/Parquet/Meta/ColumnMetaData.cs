namespace Parquet.Meta;

/// <summary>What the footer says of one column of one row group.</summary>
public class ColumnMetaData
{
    /// <summary>Physical type.</summary>
    public Type Type { get; set; }

    /// <summary>Encodings found in the pages.</summary>
    public List<Encoding> Encodings { get; set; } = [];

    /// <summary>Path of the column in the schema.</summary>
    public List<string> PathInSchema { get; set; } = [];

    /// <summary>Compression.</summary>
    public CompressionCodec Codec { get; set; }

    /// <summary>Values, nulls included.</summary>
    public long NumValues { get; set; }

    /// <summary>Bytes of all pages with their headers, before compression.</summary>
    public long TotalUncompressedSize { get; set; }

    /// <summary>Bytes of all pages with their headers, in the file.</summary>
    public long TotalCompressedSize { get; set; }

    /// <summary>Custom metadata of the column.</summary>
    public List<KeyValue>? KeyValueMetadata { get; set; }

    /// <summary>Where the first data page is.</summary>
    public long DataPageOffset { get; set; }

    /// <summary>Where the dictionary page is, if any.</summary>
    public long? DictionaryPageOffset { get; set; }

    /// <summary>Statistics, if any.</summary>
    public Statistics? Statistics { get; set; }
}
