using System.Buffers.Binary;
using System.Numerics;

namespace Parquet.Encodings;

/// <summary>Decimals of INT32, INT64 and fixed-length columns.</summary>
internal sealed class DecimalCodec(DecimalDigits digits, Meta.Type type, int size) : FixedBytesCodec<decimal>(size)
{
    protected override decimal Decode(ReadOnlySpan<byte> bytes) => DecimalScale.ToDecimal(
        type switch
        {
            Meta.Type.INT32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            Meta.Type.INT64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => DecimalScale.Read(bytes),
        },
        digits.Scale);

    protected override void Encode(decimal value, Span<byte> bytes)
    {
        var units = DecimalScale.ToUnits(value, digits);
        if (type == Meta.Type.INT32)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)units);
        else if (type == Meta.Type.INT64)
            BinaryPrimitives.WriteInt64LittleEndian(bytes, (long)units);
        else
            DecimalScale.Write((BigInteger)units, bytes);
    }
}
