using Parquet.Data;

namespace Parquet.Schema;

/// <summary>A column of decimal numbers.</summary>
public class DecimalDataField : DataField
{
    /// <summary>The most digits that a column may have.</summary>
    private const int MostDigits = 1000;

    /// <summary>Creates a column.</summary>
    /// <param name="name">Name.</param>
    /// <param name="precision">Digits, 1 to 1,000.</param>
    /// <param name="scale">Digits after the point.</param>
    /// <param name="forceByteArrayEncoding">Stores bytes also where INT32 (up to 9 digits) or INT64 (up to 18) would do.</param>
    /// <param name="isNullable">Whether values may be null; false when null.</param>
    /// <param name="isArray">Repeated columns are not supported: null or false.</param>
    /// <param name="propertyName">Accepted for compatibility.</param>
    /// <param name="clrType"><see cref="decimal"/>, which null means, or <see cref="BigDecimal"/>.</param>
    /// <exception cref="ArgumentException">Precision or scale is not possible.</exception>
    public DecimalDataField(
        string name,
        int precision,
        int scale = 0,
        bool forceByteArrayEncoding = false,
        bool? isNullable = null,
        bool? isArray = null,
        string? propertyName = null,
        Type? clrType = null)
        : base(name, clrType ?? typeof(decimal), isNullable, isArray, propertyName)
    {
        if (!IsPossible(precision, scale))
            throw new ArgumentException($"column '{name}': decimal({precision}, {scale}) is not possible; it needs 1 to {MostDigits} digits, of which 0 to {precision} after the point");
        (Precision, Scale, ForceByteArrayEncoding) = (precision, scale, forceByteArrayEncoding);
    }

    /// <summary>Digits.</summary>
    public int Precision { get; }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; }

    /// <summary>Whether bytes are stored also where an integer would do.</summary>
    public bool ForceByteArrayEncoding { get; }

    // The format names no most; what a file may ask for needs one.
    internal static bool IsPossible(int precision, int scale) => precision is >= 1 and <= MostDigits && scale >= 0 && scale <= precision;
}
