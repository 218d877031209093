using System.Buffers.Binary;
using System.Numerics;
using Parquet.Data;

namespace Parquet.Encodings;

/// <summary>Decimals of any size of INT32, INT64 and fixed-length columns.</summary>
internal sealed class BigDecimalCodec(DecimalDigits digits, Meta.Type type, int size) : FixedBytesCodec<BigDecimal>(size)
{
    public override int Compare(BigDecimal x, BigDecimal y) => x.UnscaledValue.CompareTo(y.UnscaledValue);

    protected override BigDecimal Decode(ReadOnlySpan<byte> bytes) => new(
        type switch
        {
            Meta.Type.INT32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            Meta.Type.INT64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => new BigInteger(bytes, isBigEndian: true),
        },
        digits.Precision,
        digits.Scale);

    protected override void Encode(BigDecimal value, Span<byte> bytes) => DecimalScale.Write(DecimalScale.ToUnits(value, digits), type, bytes);
}
