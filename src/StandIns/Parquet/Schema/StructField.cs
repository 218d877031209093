namespace Parquet.Schema;

/// <summary>A group of fields found in a file.</summary>
public class StructField : Field
{
    private readonly Field[] _fields;

    internal StructField(string name, Field[] fields)
        : base(name, SchemaType.Struct) => _fields = fields;

    /// <summary>The fields of the group.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    internal override IReadOnlyList<Field> Children => _fields;
}
