using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Encodings;

/// <summary>How many digits the decimals of a column have.</summary>
internal sealed class DecimalDigits
{
    private DecimalDigits(FieldPath column, int precision, int scale)
    {
        (Column, Precision, Scale) = (column, precision, scale);
        Int128 power = 1;
        for (var i = 0; i < precision && power <= Int128.MaxValue / 10; i++)
            power *= 10;

        // Beyond 38 digits the largest number has more than 128 bits, and what fits those is allowed.
        Most = precision > ParquetOptions.DefaultPrecision ? Int128.MaxValue : power - 1;
    }

    /// <summary>The column, for messages.</summary>
    public FieldPath Column { get; }

    /// <summary>Digits.</summary>
    public int Precision { get; }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; }

    /// <summary>The largest number without its point.</summary>
    public Int128 Most { get; }

    /// <summary>What a column says of its decimals; null where that is not possible.</summary>
    public static DecimalDigits? Of(SchemaElement element, DataField field)
    {
        var note = ClrTypes.Annotation(element);
        return note.Kind == LogicalKind.Decimal && DecimalDataField.IsPossible(note.Precision, note.Scale)
            ? new DecimalDigits(field.Path, note.Precision, note.Scale)
            : null;
    }
}
