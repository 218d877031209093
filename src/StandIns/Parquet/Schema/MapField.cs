namespace Parquet.Schema;

/// <summary>A map found in a file.</summary>
public sealed class MapField : Field
{
    internal MapField(string name, Field key, Field value)
        : base(name, SchemaType.Map)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The keys.</summary>
    public Field Key { get; }

    /// <summary>The values.</summary>
    public Field Value { get; }

    internal override IReadOnlyList<Field> Children => [Key, Value];
}
