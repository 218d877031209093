using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
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
            Block(source, table, output);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(table);
        }
    }

    private static void Block(ReadOnlySpan<byte> source, int[] table, PooledBuffer output)
    {
        var literalStart = 0;
        var position = 1;
        var misses = 32;
        while (position <= source.Length - NoMatchBytes)
        {
            var word = Word(source, position);
            var slot = (int)(word * 0x9E3779B1u >> (32 - HashBits));
            var candidate = table[slot];
            table[slot] = position;
            if (position - candidate > ushort.MaxValue || Word(source, candidate) != word)
            {
                // The longer nothing matches, the larger the steps: incompressible data pass quickly.
                position += misses++ >> 5;
                continue;
            }

            var length = 4 + source[(position + 4)..^LastLiterals].CommonPrefixLength(source[(candidate + 4)..]);
            Sequence(source[literalStart..position], position - candidate, length, output);
            position += length;
            literalStart = position;
            misses = 32;
        }

        Sequence(source[literalStart..], 0, 0, output);
    }

    private static uint Word(ReadOnlySpan<byte> source, int position) => MemoryMarshal.Read<uint>(source[position..]);

    /// <summary>Writes literals and a match; the last sequence has none.</summary>
    private static void Sequence(ReadOnlySpan<byte> literals, int offset, int match, PooledBuffer output)
    {
        var extra = Math.Max(0, match - 4);
        output.Write((byte)(Math.Min(15, literals.Length) << 4 | Math.Min(15, extra)));
        LongLength(literals.Length, output);
        literals.CopyTo(output.Append(literals.Length));
        if (match == 0)
            return;
        BinaryPrimitives.WriteUInt16LittleEndian(output.Append(2), (ushort)offset);
        LongLength(extra, output);
    }

    private static void LongLength(int length, PooledBuffer output)
    {
        if (length < 15)
            return;
        for (length -= 15; length >= 255; length -= 255)
            output.Write(255);
        output.Write((byte)length);
    }
}
