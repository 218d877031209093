using Parquet.Writing;

namespace Parquet.Tests;

/// <summary>DELTA_BINARY_PACKED by the letter of Encodings.md, a bit at a time, for any size of blocks.</summary>
internal static class DeltaEncoder
{
    /// <summary>Encodes values whose differences wrap around at <paramref name="bits"/> bits.</summary>
    public static byte[] Encode(long[] values, int bits, int block = 128, int miniblocks = 4)
    {
        using var output = new PooledBuffer();
        output.WriteVarint((ulong)block);
        output.WriteVarint((ulong)miniblocks);
        output.WriteVarint((ulong)values.Length);
        ZigZag(output, values.Length > 0 ? values[0] : 0);
        var deltas = values.Skip(1).Zip(values, (next, last) => Wrap(next - last, bits)).ToArray();
        foreach (var part in deltas.Chunk(block))
        {
            var smallest = part.Min();
            ZigZag(output, smallest);
            var groups = part.Select(delta => (ulong)Wrap(delta - smallest, bits) & Mask(bits)).Chunk(block / miniblocks).ToArray();
            var widths = groups.Select(group => 64 - (int)ulong.LeadingZeroCount(group.Max())).ToArray();
            foreach (var width in widths)
                output.Write((byte)width);
            output.Append(miniblocks - groups.Length).Clear();
            foreach (var (group, width) in groups.Zip(widths))
                Pack(output.Append(block / miniblocks * width / 8), group, width);
        }

        return output.WrittenSpan.ToArray();
    }

    private static ulong Mask(int bits) => bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;

    private static long Wrap(long value, int bits) => bits == 32 ? (int)value : value;

    private static void Pack(Span<byte> bytes, ulong[] values, int width)
    {
        bytes.Clear();
        for (var bit = 0; bit < values.Length * width; bit++)
            bytes[bit / 8] |= (byte)((values[bit / width] >> (bit % width) & 1) << (bit % 8));
    }

    private static void ZigZag(PooledBuffer output, long value) => output.WriteVarint((ulong)(value << 1 ^ value >> 63));
}
