using System.Globalization;
using System.Numerics;

namespace Parquet.Data;

/// <summary>A decimal number of any size; <see cref="decimal"/> holds 28 digits only. It has no arithmetic.</summary>
public readonly struct BigDecimal : IEquatable<BigDecimal>
{
    /// <summary>Creates a number.</summary>
    /// <param name="unscaledValue">The number without its point.</param>
    /// <param name="precision">Digits of the column.</param>
    /// <param name="scale">Digits after the point.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is larger than the precision.</exception>
    public BigDecimal(BigInteger unscaledValue, int precision, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, precision);
        (UnscaledValue, Precision, Scale) = (unscaledValue, precision, scale);
    }

    /// <summary>The number without its point.</summary>
    public BigInteger UnscaledValue { get; }

    /// <summary>Digits of the column.</summary>
    public int Precision { get; }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; }

    /// <summary>Whether the numbers and their scales are equal.</summary>
    public static bool operator ==(BigDecimal left, BigDecimal right) => left.Equals(right);

    /// <summary>Whether the numbers or their scales differ.</summary>
    public static bool operator !=(BigDecimal left, BigDecimal right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(BigDecimal other) => UnscaledValue == other.UnscaledValue && Scale == other.Scale;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BigDecimal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UnscaledValue, Scale);

    /// <summary>The number in digits with a point.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(UnscaledValue).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        return (UnscaledValue.Sign < 0 ? "-" : "") + (Scale == 0 ? digits : $"{digits[..^Scale]}.{digits[^Scale..]}");
    }
}
