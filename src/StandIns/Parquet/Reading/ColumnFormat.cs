using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>What the pages of a column have in common.</summary>
/// <param name="Type">Physical type.</param>
/// <param name="TypeLength">Bytes of a value of a fixed-length column.</param>
/// <param name="Codec">Compression.</param>
/// <param name="MaxDefinitionLevel">The level of a value that is there.</param>
/// <param name="MaxRepetitionLevel">How many repeated nodes are on the column's path.</param>
internal sealed record ColumnFormat(
    Meta.Type Type, int TypeLength, CompressionCodec Codec, int MaxDefinitionLevel, int MaxRepetitionLevel)
{
    /// <summary>Bytes of a PLAIN value; 0 where they differ, or where a value is a bit.</summary>
    public int Width { get; } = Type switch
    {
        Meta.Type.INT32 or Meta.Type.FLOAT => 4,
        Meta.Type.INT64 or Meta.Type.DOUBLE => 8,
        Meta.Type.INT96 => 12,
        Meta.Type.FIXED_LEN_BYTE_ARRAY => TypeLength,
        _ => 0,
    };

    /// <summary>Neither levels nor rows that hold several values.</summary>
    public bool IsRequired => MaxDefinitionLevel == 0 && MaxRepetitionLevel == 0;
}
