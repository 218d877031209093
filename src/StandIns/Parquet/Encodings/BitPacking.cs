using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parquet.Encodings;

/// <summary>Bit packing, least significant bit first.</summary>
/// <remarks>The loops that take the time are compiled well at once: a program that reads one file would run them slow before.</remarks>
internal static class BitPacking
{
    // A value of up to 25 bits lies within four bytes, wherever it starts.
    private const int WidestInFourBytes = 25;

    private static readonly Vector256<byte>[] Shuffles = [.. Enumerable.Range(0, WidestInFourBytes + 1).Select(ShuffleOf)];
    private static readonly Vector256<uint>[] Shifts = [.. Enumerable.Range(0, WidestInFourBytes + 1).Select(ShiftOf)];

    /// <summary>Bytes that hold <paramref name="count"/> values.</summary>
    public static long ByteCount(long count, int bitWidth) => (count * bitWidth + 7) >> 3;

    /// <summary>Unpacks values of 1 to 32 bits from bit <paramref name="firstBit"/> on; the caller has checked that they are there.</summary>
    public static void Unpack(ReadOnlySpan<byte> source, long firstBit, int bitWidth, Span<int> destination)
    {
        if ((firstBit & 7) == 0)
        {
            var whole = source[(int)(firstBit >> 3)..];
            if (bitWidth == 32)
            {
                MemoryMarshal.Cast<byte, int>(whole)[..destination.Length].CopyTo(destination);
                return;
            }

            if (Avx2.IsSupported && bitWidth <= WidestInFourBytes)
            {
                var done = UnpackByEight(whole, bitWidth, destination);
                destination = destination[done..];
                firstBit += (long)done * bitWidth;
            }
        }

        UnpackOneByOne(source, firstBit, bitWidth, destination);
    }

    /// <summary>Unpacks values of 1 to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> source, int bitWidth, Span<long> destination)
    {
        var mask = bitWidth == 64 ? ulong.MaxValue : (1UL << bitWidth) - 1;
        long bit = 0;
        for (var i = 0; i < destination.Length; i++, bit += bitWidth)
        {
            var first = (int)(bit >> 3);
            var shift = (int)(bit & 7);
            ulong word = 0, next = 0;
            if (first + 9 <= source.Length)
            {
                word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), first));
                next = source[first + 8];
            }
            else
            {
                for (var b = 0; b < 8 && first + b < source.Length; b++)
                    word |= (ulong)source[first + b] << (8 * b);
                next = first + 8 < source.Length ? source[first + 8] : 0u;
            }

            destination[i] = (long)((word >> shift | next << 1 << (63 - shift)) & mask);
        }
    }

    /// <summary>
    /// Eight values take as many bytes as they have bits. Each half of a vector loads the 16 bytes that hold four of them,
    /// moves the four bytes around each value into its lane, and shifts them down. Returns how many values that did.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int UnpackByEight(ReadOnlySpan<byte> source, int bitWidth, Span<int> destination)
    {
        var second = bitWidth >> 1;
        var groups = Math.Min(destination.Length >> 3, (source.Length - second - 16) / bitWidth + 1);
        if (source.Length < second + 16 || groups <= 0)
            return 0;
        var shuffle = Shuffles[bitWidth];
        var shift = Shifts[bitWidth];
        var mask = Vector256.Create((1u << bitWidth) - 1);
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(destination));
        for (var group = 0; group < groups; group++)
        {
            var bytes = Vector256.Create(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)second));
            var lanes = Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(bytes, shuffle).AsUInt32(), shift);
            (lanes & mask).StoreUnsafe(ref to);
            from = ref Unsafe.Add(ref from, bitWidth);
            to = ref Unsafe.Add(ref to, 8);
        }

        return groups << 3;
    }

    // Where in the 16 bytes of its half each byte of a lane comes from.
    private static Vector256<byte> ShuffleOf(int bitWidth)
    {
        Span<byte> places = stackalloc byte[32];
        for (var i = 0; i < 32; i++)
            places[i] = (byte)(FirstBit(i >> 2, bitWidth) / 8 + (i & 3));
        return Vector256.Create<byte>(places);
    }

    private static Vector256<uint> ShiftOf(int bitWidth)
    {
        Span<uint> shifts = stackalloc uint[8];
        for (var lane = 0; lane < 8; lane++)
            shifts[lane] = (uint)FirstBit(lane, bitWidth) % 8;
        return Vector256.Create<uint>(shifts);
    }

    // The second half starts at the byte in which its first value starts.
    private static int FirstBit(int lane, int bitWidth) => lane < 4 ? lane * bitWidth : lane * bitWidth - (bitWidth >> 1) * 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnpackOneByOne(ReadOnlySpan<byte> source, long firstBit, int bitWidth, Span<int> destination)
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
}
