namespace Parquet.Schema;

/// <summary>What a schema node is.</summary>
public enum SchemaType
{
    /// <summary>A column of values.</summary>
    Data,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A structure.</summary>
    Struct,

    /// <summary>A list.</summary>
    List,
}
