using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Parquet.Compression;

/// <summary>How far two places in a block are alike.</summary>
internal static class MatchLength
{
    /// <summary>Counts equal bytes from <paramref name="left"/> and <paramref name="right"/> on, the latter not beyond <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ref byte source, int left, int right, int end)
    {
        var start = right;
        for (; right + 8 <= end; left += 8, right += 8)
        {
            var difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, left))
                ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, right));
            if (difference != 0)
            {
                // The first byte in memory is the lowest on little-endian machines.
                var first = BitConverter.IsLittleEndian ? difference : BinaryPrimitives.ReverseEndianness(difference);
                return right - start + (BitOperations.TrailingZeroCount(first) >> 3);
            }
        }

        while (right < end && Unsafe.Add(ref source, left) == Unsafe.Add(ref source, right))
            (left, right) = (left + 1, right + 1);
        return right - start;
    }
}
