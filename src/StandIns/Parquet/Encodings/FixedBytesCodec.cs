using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Values of one length in bytes, whose memory is not their PLAIN encoding: UUIDs, intervals and decimals.</summary>
internal abstract class FixedBytesCodec<T>(int size) : ValueCodec<T>
{
    public override int MinimumBits => size > int.MaxValue / 8 ? int.MaxValue : size * 8;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<T> destination)
    {
        var bytes = FixedBytesDecoder.Take(source, destination.Length, size);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = Decode(bytes.Slice(i * size, size));
    }

    public override void EncodePlain(ReadOnlySpan<T> values, PooledBuffer output)
    {
        var bytes = output.Append(checked(values.Length * size));
        for (var i = 0; i < values.Length; i++)
            Encode(values[i], bytes.Slice(i * size, size));
    }

    protected abstract T Decode(ReadOnlySpan<byte> bytes);

    protected abstract void Encode(T value, Span<byte> bytes);
}
