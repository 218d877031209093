using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parquet.Writing;

namespace Parquet.Compression;

/// <summary>Compresses to one block of LZ4's block format: greedy matches of four bytes and more, at most 65,535 bytes back.</summary>
internal static class Lz4Encoder
{
    private const int HashBits = 14;

    // The format asks for it: the last five bytes are literals, and no match starts in the last twelve.
    private const int LastLiterals = 5;
    private const int NoMatchBytes = 12;

    public static void Compress(ReadOnlySpan<byte> source, PooledBuffer output)
    {
        var table = ArrayPool<int>.Shared.Rent(1 << HashBits);
        try
        {
            Array.Clear(table, 0, 1 << HashBits);

            // A match of four bytes takes at most three; literals take a length byte for each 255, and are copied by 16.
            var room = output.GetSpan(checked(source.Length + source.Length / 255 + 32));
            output.Advance(Block(source, table, room));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(table);
        }
    }

    // All reads are at least twelve bytes before the end; no slot of the table lies beyond the position.
    private static int Block(ReadOnlySpan<byte> block, int[] table, Span<byte> room)
    {
        ref var source = ref MemoryMarshal.GetReference(block);
        ref var output = ref MemoryMarshal.GetReference(room);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(table);
        var (literalStart, position, misses, at) = (0, 1, 32, 0);
        while (position <= block.Length - NoMatchBytes)
        {
            var word = Word(ref source, position);
            ref var slot = ref Slot(ref slots, word);
            var candidate = slot;
            slot = position;
            if (position - candidate > ushort.MaxValue || Word(ref source, candidate) != word)
            {
                // The longer nothing matches, the larger the steps: incompressible data pass quickly.
                position += misses++ >> 5;
                continue;
            }

            var extra = MatchLength.Of(ref source, candidate + 4, position + 4, block.Length - LastLiterals);
            at = Literals(ref source, literalStart, position - literalStart, Math.Min(15, extra), block.Length, ref output, at);
            Unsafe.Add(ref output, at) = (byte)(position - candidate);
            Unsafe.Add(ref output, at + 1) = (byte)((position - candidate) >> 8);
            at = LongLength(extra, ref output, at + 2);
            position += 4 + extra;
            literalStart = position;
            misses = 32;
            Slot(ref slots, Word(ref source, position - 2)) = position - 2;
        }

        return Literals(ref source, literalStart, block.Length - literalStart, 0, block.Length, ref output, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(ref byte source, int position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref int Slot(ref int slots, uint word) => ref Unsafe.Add(ref slots, word * 0x9E3779B1u >> (32 - HashBits));

    /// <summary>Writes the token of a sequence and its literals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Literals(ref byte source, int start, int count, int match, int end, ref byte output, int at)
    {
        Unsafe.Add(ref output, at) = (byte)(Math.Min(15, count) << 4 | match);
        at = LongLength(count, ref output, at + 1);
        if (count <= 16 && start + 16 <= end)
            Vector128.LoadUnsafe(ref source, (nuint)start).StoreUnsafe(ref output, (nuint)at);
        else
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref output, at), ref Unsafe.Add(ref source, start), (uint)count);
        return at + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LongLength(int length, ref byte output, int at)
    {
        if (length < 15)
            return at;
        for (length -= 15; length >= 255; length -= 255)
            Unsafe.Add(ref output, at++) = 255;
        Unsafe.Add(ref output, at++) = (byte)length;
        return at;
    }
}
