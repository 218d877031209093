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

    public override bool TryBounds(ReadOnlySpan<bool> values, out bool low, out bool high)
    {
        (low, high) = (!values.Contains(false), values.Contains(true));
        return !values.IsEmpty;
    }
}
