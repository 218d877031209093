namespace Parquet.Encodings;

/// <summary>Byte arrays of one length, one of its own for each value.</summary>
internal sealed class FixedBytesDecoder(int length) : PlainDecoder<byte[]>
{
    public override int MinimumBits => length > int.MaxValue / 8 ? int.MaxValue : length * 8;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<byte[]> destination)
    {
        CheckRoom(source, destination.Length);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = source.Slice(i * length, length).ToArray();
    }
}
