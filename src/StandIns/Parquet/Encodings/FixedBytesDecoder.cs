using Parquet.Reading;

namespace Parquet.Encodings;

/// <summary>Byte arrays of one length, one of its own for each value.</summary>
internal sealed class FixedBytesDecoder(int length) : PlainDecoder<byte[]>
{
    public override int MinimumBits => length > int.MaxValue / 8 ? int.MaxValue : length * 8;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<byte[]> destination)
    {
        var bytes = Take(source, destination.Length, length);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = bytes.Slice(i * length, length).ToArray();
    }

    /// <summary>The bytes of some values; a length may be larger than <see cref="MinimumBits"/> can say.</summary>
    public static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> source, int count, int length)
    {
        if ((long)count * length > source.Length)
            CorruptDataException.Throw($"{source.Length} bytes cannot hold the {count} values that the page declares");
        return source[..(count * length)];
    }
}
