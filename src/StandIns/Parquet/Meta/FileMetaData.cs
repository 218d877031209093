namespace Parquet.Meta;

/// <summary>The footer of a file.</summary>
public class FileMetaData
{
    /// <summary>Format version, 1 or 2.</summary>
    public int Version { get; set; }

    /// <summary>The schema's nodes, depth first, root first.</summary>
    public List<SchemaElement> Schema { get; set; } = [];

    /// <summary>Rows of the whole file.</summary>
    public long NumRows { get; set; }

    /// <summary>The row groups.</summary>
    public List<RowGroup> RowGroups { get; set; } = [];

    /// <summary>Custom metadata.</summary>
    public List<KeyValue>? KeyValueMetadata { get; set; }

    /// <summary>The program that wrote the file.</summary>
    public string? CreatedBy { get; set; }
}
