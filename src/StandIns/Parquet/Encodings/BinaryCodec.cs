using System.Buffers.Binary;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Byte arrays as memory; the values of a page share one array.</summary>
internal sealed class BinaryCodec : VariableCodec<byte>
{
    public override IEqualityComparer<ReadOnlyMemory<byte>> Equality => ContentComparer.Bytes;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<ReadOnlyMemory<byte>> destination)
    {
        CheckRoom(source, destination.Length);
        var bytes = source.ToArray();
        var walk = new LengthPrefixed(bytes);
        var position = 0;
        for (var i = 0; i < destination.Length; i++)
        {
            var length = walk.Next().Length;
            destination[i] = bytes.AsMemory(position + 4, length);
            position += 4 + length;
        }
    }

    public override void EncodePlain(ReadOnlySpan<ReadOnlyMemory<byte>> values, PooledBuffer output)
    {
        foreach (var value in values)
        {
            var bytes = output.Append(4 + value.Length);
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value.Length);
            value.Span.CopyTo(bytes[4..]);
        }
    }

    public override int Compare(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceCompareTo(y.Span);

    public override byte[]? Bound(ReadOnlyMemory<byte> value, bool upper, out bool exact) =>
        ByteBounds.Cut(value.Span, upper, isText: false, out exact);
}
