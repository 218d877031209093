using System.Buffers.Binary;

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

    protected override void Encode(decimal value, Span<byte> bytes) => DecimalScale.Write(DecimalScale.ToUnits(value, digits), type, bytes);
}
