namespace Parquet.Encodings;

/// <summary>Byte arrays, one of its own for each value.</summary>
internal sealed class ByteArrayDecoder : PlainDecoder<byte[]>
{
    public override int MinimumBits => 32;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<byte[]> destination)
    {
        CheckRoom(source, destination.Length);
        var walk = new LengthPrefixed(source);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = walk.Next().ToArray();
    }
}
