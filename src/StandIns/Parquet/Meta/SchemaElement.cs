namespace Parquet.Meta;

/// <summary>One node of a file's schema.</summary>
public class SchemaElement
{
    /// <summary>Physical type of a column; null for a group.</summary>
    public Type? Type { get; set; }

    /// <summary>Bytes of a value for <see cref="Meta.Type.FIXED_LEN_BYTE_ARRAY"/>.</summary>
    public int? TypeLength { get; set; }

    /// <summary>Repetition; null for the root.</summary>
    public FieldRepetitionType? RepetitionType { get; set; }

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>How many children a group has.</summary>
    public int? NumChildren { get; set; }

    /// <summary>The older annotation, if any.</summary>
    public ConvertedType? ConvertedType { get; set; }

    /// <summary>Digits after the point of a decimal.</summary>
    public int? Scale { get; set; }

    /// <summary>Digits of a decimal.</summary>
    public int? Precision { get; set; }

    /// <summary>Field id, if any.</summary>
    public int? FieldId { get; set; }

    internal LogicalAnnotation Logical { get; set; }
}
