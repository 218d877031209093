using System.Numerics;
using System.Runtime.InteropServices;
using Parquet.Writing;

namespace Parquet.Encodings;

/// <summary>Writes DELTA_BINARY_PACKED (Encodings.md): blocks of 128 differences in four miniblocks. Arithmetic wraps around.</summary>
internal static class DeltaBinaryPackedWriter
{
    private const int Block = 128;
    private const int Miniblocks = 4;
    private const int PerMiniblock = Block / Miniblocks;

    /// <summary>Encodes PLAIN INT32 values.</summary>
    public static void Write32(ReadOnlySpan<byte> plain, PooledBuffer output)
    {
        var values = MemoryMarshal.Cast<byte, int>(plain);
        Header(values.Length, values.IsEmpty ? 0 : values[0], output);
        Span<ulong> rests = stackalloc ulong[Block];
        for (var at = 1; at < values.Length; at += Block)
        {
            var count = Math.Min(Block, values.Length - at);
            var smallest = int.MaxValue;
            for (var i = 0; i < count; i++)
            {
                var difference = unchecked(values[at + i] - values[at + i - 1]);
                rests[i] = (uint)difference;
                smallest = Math.Min(smallest, difference);
            }

            // A difference never lies below the smallest: as unsigned numbers of 32 bits their distance is right even where it wrapped.
            for (var i = 0; i < count; i++)
                rests[i] = unchecked((uint)rests[i] - (uint)smallest);
            WriteBlock(smallest, rests, count, output);
        }
    }

    /// <summary>Encodes PLAIN INT64 values.</summary>
    public static void Write64(ReadOnlySpan<byte> plain, PooledBuffer output)
    {
        var values = MemoryMarshal.Cast<byte, long>(plain);
        Header(values.Length, values.IsEmpty ? 0 : values[0], output);
        Span<ulong> rests = stackalloc ulong[Block];
        for (var at = 1; at < values.Length; at += Block)
        {
            var count = Math.Min(Block, values.Length - at);
            var smallest = long.MaxValue;
            for (var i = 0; i < count; i++)
            {
                var difference = unchecked(values[at + i] - values[at + i - 1]);
                rests[i] = (ulong)difference;
                smallest = Math.Min(smallest, difference);
            }

            for (var i = 0; i < count; i++)
                rests[i] = unchecked(rests[i] - (ulong)smallest);
            WriteBlock(smallest, rests, count, output);
        }
    }

    private static void Header(int count, long first, PooledBuffer output)
    {
        output.WriteVarint(Block);
        output.WriteVarint(Miniblocks);
        output.WriteVarint((uint)count);
        ZigZag(first, output);
    }

    // Miniblocks without values have width 0 and no bytes; the last one with values is filled up.
    private static void WriteBlock(long smallest, Span<ulong> rests, int count, PooledBuffer output)
    {
        ZigZag(smallest, output);
        rests[count..].Clear();
        Span<byte> widths = stackalloc byte[Miniblocks];
        for (var m = 0; m < Miniblocks; m++)
        {
            ulong bits = 0;
            foreach (var rest in rests.Slice(m * PerMiniblock, PerMiniblock))
                bits |= rest;
            widths[m] = (byte)(64 - BitOperations.LeadingZeroCount(bits));
        }

        widths.CopyTo(output.Append(Miniblocks));
        for (var m = 0; m < Miniblocks; m++)
        {
            if (widths[m] > 0)
                BitPacker.Pack(rests.Slice(m * PerMiniblock, PerMiniblock), widths[m], output.Append(widths[m] * PerMiniblock / 8));
        }
    }

    private static void ZigZag(long value, PooledBuffer output) => output.WriteVarint((ulong)(value << 1 ^ value >> 63));
}
