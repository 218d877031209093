namespace Parquet.Encodings;

/// <summary>Byte arrays of one length as memory; the values of a page share one array.</summary>
internal sealed class FixedBinaryDecoder(int length) : PlainDecoder<ReadOnlyMemory<byte>>
{
    public override int MinimumBits => length > int.MaxValue / 8 ? int.MaxValue : length * 8;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<ReadOnlyMemory<byte>> destination)
    {
        var bytes = FixedBytesDecoder.Take(source, destination.Length, length).ToArray();
        for (var i = 0; i < destination.Length; i++)
            destination[i] = bytes.AsMemory(i * length, length);
    }
}
