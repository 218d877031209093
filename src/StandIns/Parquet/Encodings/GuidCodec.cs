using System.Buffers.Binary;

namespace Parquet.Encodings;

/// <summary>UUIDs: 16 bytes, the first one first, and compared so.</summary>
internal sealed class GuidCodec() : FixedBytesCodec<Guid>(16)
{
    public override int Compare(Guid x, Guid y) => Number(x).CompareTo(Number(y));

    protected override Guid Decode(ReadOnlySpan<byte> bytes) => new(bytes, bigEndian: true);

    protected override void Encode(Guid value, Span<byte> bytes) => value.TryWriteBytes(bytes, bigEndian: true, out _);

    private static UInt128 Number(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
