namespace Parquet.Meta;

/// <summary>One entry of custom metadata.</summary>
public class KeyValue
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>The value, if any.</summary>
    public string? Value { get; set; }
}
