using System.Numerics;
using Parquet.Data;

namespace Parquet.Encodings;

/// <summary>Decimals of byte array columns, which other writers make.</summary>
internal sealed class DecimalBytesDecoder(DecimalDigits digits) : PlainDecoder<decimal>
{
    public override int MinimumBits => 32;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<decimal> destination)
    {
        CheckRoom(source, destination.Length);
        var walk = new LengthPrefixed(source);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = DecimalScale.ToDecimal(DecimalScale.Read(walk.Next()), digits.Scale);
    }
}

/// <inheritdoc cref="DecimalBytesDecoder"/>
internal sealed class BigDecimalBytesDecoder(DecimalDigits digits) : PlainDecoder<BigDecimal>
{
    public override int MinimumBits => 32;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<BigDecimal> destination)
    {
        CheckRoom(source, destination.Length);
        var walk = new LengthPrefixed(source);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = new BigDecimal(new BigInteger(walk.Next(), isBigEndian: true), digits.Precision, digits.Scale);
    }
}
