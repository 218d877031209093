using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parquet.Writing;

namespace Parquet.Compression;

/// <summary>Compresses to Snappy's raw block format: greedy matches of four bytes and more in blocks of 64 KiB.</summary>
internal static class SnappyEncoder
{
    private const int BlockSize = 1 << 16;
    private const int HashBits = 14;

    public static void Compress(ReadOnlySpan<byte> source, PooledBuffer output)
    {
        output.WriteVarint((uint)source.Length);
        var table = ArrayPool<ushort>.Shared.Rent(1 << HashBits);
        try
        {
            for (var start = 0; start < source.Length; start += BlockSize)
            {
                Array.Clear(table, 0, 1 << HashBits);
                var block = source.Slice(start, Math.Min(BlockSize, source.Length - start));

                // A match of four bytes or more takes three at the most. Literals take one more, beyond 60 bytes two, beyond 256
                // three: with the match behind them they grow by one in 65. Short ones are copied by 16.
                var room = output.GetSpan(block.Length + block.Length / 32 + 64);
                output.Advance(Block(block, table, room));
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(table);
        }
    }

    // All reads are at least four bytes before the block's end; no slot of the table lies beyond the position.
    private static int Block(ReadOnlySpan<byte> block, ushort[] table, Span<byte> room)
    {
        ref var source = ref MemoryMarshal.GetReference(block);
        ref var output = ref MemoryMarshal.GetReference(room);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(table);
        var (literalStart, position, misses, at) = (0, 1, 32, 0);
        while (position + 4 <= block.Length)
        {
            var word = Word(ref source, position);
            ref var slot = ref Slot(ref slots, word);
            int candidate = slot;
            slot = (ushort)position;
            if (Word(ref source, candidate) != word)
            {
                // The longer nothing matches, the larger the steps: incompressible data pass quickly.
                position += misses++ >> 5;
                continue;
            }

            at = Literal(ref source, literalStart, position - literalStart, block.Length, ref output, at);
            var length = 4 + MatchLength.Of(ref source, candidate + 4, position + 4, block.Length);
            at = Copies(position - candidate, length, ref output, at);
            position += length;
            literalStart = position;
            misses = 32;
            if (position + 3 <= block.Length)
                Slot(ref slots, Word(ref source, position - 1)) = (ushort)(position - 1);
        }

        return Literal(ref source, literalStart, block.Length - literalStart, block.Length, ref output, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(ref byte source, int position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ushort Slot(ref ushort slots, uint word) => ref Unsafe.Add(ref slots, word * 0x1E35A7BDu >> (32 - HashBits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Literal(ref byte source, int start, int count, int end, ref byte output, int at)
    {
        if (count == 0)
            return at;
        if (count <= 16 && start + 16 <= end)
        {
            Unsafe.Add(ref output, at) = (byte)(count - 1 << 2);
            Vector128.LoadUnsafe(ref source, (nuint)start).StoreUnsafe(ref output, (nuint)at + 1);
            return at + 1 + count;
        }

        return LongLiteral(ref source, start, count, ref output, at);
    }

    private static int LongLiteral(ref byte source, int start, int count, ref byte output, int at)
    {
        var last = count - 1;
        if (last < 60)
        {
            Unsafe.Add(ref output, at++) = (byte)(last << 2);
        }
        else
        {
            var extra = (BitOperations.Log2((uint)last) >> 3) + 1;
            Unsafe.Add(ref output, at++) = (byte)(59 + extra << 2);
            for (var i = 0; i < extra; i++)
                Unsafe.Add(ref output, at++) = (byte)(last >> (8 * i));
        }

        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref output, at), ref Unsafe.Add(ref source, start), (uint)count);
        return at + count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Copies(int offset, int length, ref byte output, int at)
    {
        while (length > 0)
        {
            // A copy holds up to 64 bytes; at least four are left for the last one.
            var part = length <= 64 ? length : length >= 68 ? 64 : 60;
            if (part is >= 4 and <= 11 && offset < 2048)
            {
                Unsafe.Add(ref output, at) = (byte)(1 | (part - 4) << 2 | (offset >> 8) << 5);
                Unsafe.Add(ref output, at + 1) = (byte)offset;
                at += 2;
            }
            else
            {
                Unsafe.Add(ref output, at) = (byte)(2 | (part - 1) << 2);
                Unsafe.Add(ref output, at + 1) = (byte)offset;
                Unsafe.Add(ref output, at + 2) = (byte)(offset >> 8);
                at += 3;
            }

            length -= part;
        }

        return at;
    }
}
