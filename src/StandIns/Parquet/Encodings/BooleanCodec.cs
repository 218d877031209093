using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Booleans, one bit each, least significant first.</summary>
internal sealed class BooleanCodec : ValueCodec<bool>
{
    public override int MinimumBits => 1;

    public override IEqualityComparer<bool>? Equality => null;

    public override void DecodePlain(ReadOnlySpan<byte> source, Span<bool> destination)
    {
        CheckRoom(source, destination.Length);
        for (var i = 0; i < destination.Length; i++)
            destination[i] = (source[i >> 3] >> (i & 7) & 1) != 0;
    }

    public override void EncodePlain(ReadOnlySpan<bool> values, PooledBuffer output)
    {
        var bits = output.Append((values.Length + 7) >> 3);
        bits.Clear();
        for (var i = 0; i < values.Length; i++)
            bits[i >> 3] |= (byte)((values[i] ? 1 : 0) << (i & 7));
    }

    public override long PlainSize(ReadOnlySpan<bool> values) => (values.Length + 7L) >> 3;

    public override bool TryMinMax(ReadOnlySpan<bool> values, out byte[] min, out byte[] max)
    {
        min = [(byte)(values.Contains(false) ? 0 : 1)];
        max = [(byte)(values.Contains(true) ? 1 : 0)];
        return !values.IsEmpty;
    }
}
