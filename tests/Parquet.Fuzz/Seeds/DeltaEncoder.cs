using Parquet.Fuzz.Thrift;

namespace Parquet.Fuzz.Seeds;

/// <summary>The three delta encodings.</summary>
internal static class DeltaEncoder
{
    private const int BlockSize = 128;
    private const int Miniblocks = 4;
    private const int MiniblockSize = BlockSize / Miniblocks;

    public static byte[] BinaryPacked(long[] values, int bits)
    {
        using var output = new MemoryStream();
        ThriftOutput.Varint(output, BlockSize);
        ThriftOutput.Varint(output, Miniblocks);
        ThriftOutput.Varint(output, (ulong)values.Length);
        ThriftOutput.Varint(output, ZigZag(values.Length == 0 ? 0 : values[0]));
        for (var at = 1; at < values.Length; at += BlockSize)
        {
            var deltas = new long[Math.Min(BlockSize, values.Length - at)];
            for (var i = 0; i < deltas.Length; i++)
                deltas[i] = Wrapped(values[at + i] - values[at + i - 1], bits);
            Block(output, deltas, bits);
        }

        return output.ToArray();
    }

    public static byte[] LengthByteArray(byte[][] values) =>
        [.. BinaryPacked([.. values.Select(value => (long)value.Length)], 32), .. values.SelectMany(value => value)];

    public static byte[] ByteArray(byte[][] values)
    {
        var prefixes = new long[values.Length];
        for (var i = 1; i < values.Length; i++)
            prefixes[i] = values[i].AsSpan().CommonPrefixLength(values[i - 1]);
        byte[][] suffixes = [.. values.Select((value, i) => value[(int)prefixes[i]..])];
        return [.. BinaryPacked(prefixes, 32), .. LengthByteArray(suffixes)];
    }

    private static void Block(Stream output, long[] deltas, int bits)
    {
        var least = deltas.Min();
        ThriftOutput.Varint(output, ZigZag(least));
        var widths = new byte[Miniblocks];
        var relative = new long[BlockSize];
        for (var i = 0; i < deltas.Length; i++)
        {
            relative[i] = bits == 32 ? (uint)(deltas[i] - least) : deltas[i] - least;
            ref var width = ref widths[i / MiniblockSize];
            width = Math.Max(width, (byte)(64 - long.LeadingZeroCount(relative[i])));
        }

        output.Write(widths);
        for (var m = 0; m * MiniblockSize < deltas.Length; m++)
            HybridEncoder.Pack(output, relative.AsSpan(m * MiniblockSize, MiniblockSize), widths[m]);
    }

    // Deltas wrap in the type's own width.
    private static long Wrapped(long delta, int bits) => bits == 32 ? (int)delta : delta;

    private static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);
}
