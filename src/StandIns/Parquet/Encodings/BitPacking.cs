using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parquet.Encodings;

/// <summary>Bit packing, least significant bit first.</summary>
internal static class BitPacking
{
    /// <summary>Bytes that hold <paramref name="count"/> values.</summary>
    public static long ByteCount(long count, int bitWidth) => (count * bitWidth + 7) >> 3;

    /// <summary>Unpacks values of 1 to 32 bits from bit <paramref name="firstBit"/> on; the caller has checked that they are there.</summary>
    public static void Unpack(ReadOnlySpan<byte> source, long firstBit, int bitWidth, Span<int> destination)
    {
        var mask = bitWidth == 32 ? uint.MaxValue : (1u << bitWidth) - 1;
        var bit = firstBit;
        var i = 0;
        ref var start = ref MemoryMarshal.GetReference(source);
        for (; i < destination.Length && (bit >> 3) + 8 <= source.Length; i++, bit += bitWidth)
        {
            // In bounds by the loop's condition: eight bytes from bit >> 3 on.
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, (nint)(bit >> 3)));
            destination[i] = (int)((uint)(word >> (int)(bit & 7)) & mask);
        }

        for (; i < destination.Length; i++, bit += bitWidth)
        {
            ulong word = 0;
            var first = (int)(bit >> 3);
            for (var b = 0; b < 5 && first + b < source.Length; b++)
                word |= (ulong)source[first + b] << (8 * b);
            destination[i] = (int)((uint)(word >> (int)(bit & 7)) & mask);
        }
    }

    /// <summary>Packs values into zeroed bytes.</summary>
    public static void Pack(ReadOnlySpan<int> values, int bitWidth, Span<byte> destination)
    {
        ulong pending = 0;
        var bits = 0;
        var at = 0;
        foreach (var value in values)
        {
            pending |= (ulong)(uint)value << bits;
            for (bits += bitWidth; bits >= 8; bits -= 8, pending >>= 8)
                destination[at++] = (byte)pending;
        }

        if (bits > 0)
            destination[at] = (byte)pending;
    }
}
