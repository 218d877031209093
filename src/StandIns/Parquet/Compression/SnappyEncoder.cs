using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
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
                Block(source.Slice(start, Math.Min(BlockSize, source.Length - start)), table, output);
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(table);
        }
    }

    private static void Block(ReadOnlySpan<byte> block, ushort[] table, PooledBuffer output)
    {
        var literalStart = 0;
        var position = 1;
        var misses = 32;
        while (position + 4 <= block.Length)
        {
            var word = Word(block, position);
            var slot = (int)(word * 0x1E35A7BDu >> (32 - HashBits));
            var candidate = table[slot];
            table[slot] = (ushort)position;
            if (candidate >= position || Word(block, candidate) != word)
            {
                // The longer nothing matches, the larger the steps: incompressible data pass quickly.
                position += misses++ >> 5;
                continue;
            }

            Literal(block[literalStart..position], output);
            var length = 4 + block[(position + 4)..].CommonPrefixLength(block[(candidate + 4)..]);
            Copies(position - candidate, length, output);
            position += length;
            literalStart = position;
            misses = 32;
        }

        Literal(block[literalStart..], output);
    }

    private static uint Word(ReadOnlySpan<byte> block, int position) => MemoryMarshal.Read<uint>(block[position..]);

    private static void Literal(ReadOnlySpan<byte> bytes, PooledBuffer output)
    {
        if (bytes.IsEmpty)
            return;
        var last = bytes.Length - 1;
        if (last < 60)
        {
            output.Write((byte)(last << 2));
        }
        else
        {
            var extra = (BitOperations.Log2((uint)last) >> 3) + 1;
            output.Write((byte)(59 + extra << 2));
            for (var i = 0; i < extra; i++)
                output.Write((byte)(last >> (8 * i)));
        }

        bytes.CopyTo(output.Append(bytes.Length));
    }

    private static void Copies(int offset, int length, PooledBuffer output)
    {
        while (length > 0)
        {
            // A copy holds up to 64 bytes; at least four are left for the last one.
            var part = length <= 64 ? length : length >= 68 ? 64 : 60;
            if (part is >= 4 and <= 11 && offset < 2048)
            {
                output.Write((byte)(1 | (part - 4) << 2 | (offset >> 8) << 5));
                output.Write((byte)offset);
            }
            else
            {
                output.Write((byte)(2 | (part - 1) << 2));
                output.Write((byte)offset);
                output.Write((byte)(offset >> 8));
            }

            length -= part;
        }
    }
}
