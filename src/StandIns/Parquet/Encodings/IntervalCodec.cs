using System.Buffers.Binary;
using Parquet.File.Values.Primitives;

namespace Parquet.Encodings;

/// <summary>Intervals: three little-endian integers. They have no order.</summary>
internal sealed class IntervalCodec() : FixedBytesCodec<Interval>(Interval.BinarySize)
{
    public override bool TryBounds(ReadOnlySpan<Interval> values, out Interval low, out Interval high)
    {
        (low, high) = (default, default);
        return false;
    }

    protected override Interval Decode(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]));

    protected override void Encode(Interval value, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value.Months);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], value.Days);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], value.Millis);
    }
}
