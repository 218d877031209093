using System.Buffers.Binary;

namespace Parquet.Fuzz.Files;

/// <summary>A small LZ4 block compressor (lz4_Block_format.md of lz4/lz4): every sequence kind, no speed.</summary>
internal static class Lz4Block
{
    private const int LastLiterals = 5;
    private const int LastMatch = 12;

    public static byte[] Compress(ReadOnlySpan<byte> source)
    {
        using var output = new MemoryStream();
        var seen = new Dictionary<uint, int>();
        var anchor = 0;
        for (var at = 0; at < source.Length - LastMatch; at++)
        {
            var four = BinaryPrimitives.ReadUInt32LittleEndian(source[at..]);
            var known = seen.TryGetValue(four, out var earlier) && at - earlier <= ushort.MaxValue;
            seen[four] = at;
            if (!known)
                continue;
            var length = 4;
            while (at + length < source.Length - LastLiterals && source[earlier + length] == source[at + length])
                length++;
            Sequence(output, source[anchor..at], at - earlier, length - 4);
            at += length - 1;
            anchor = at + 1;
        }

        Sequence(output, source[anchor..], 0, 0);
        return output.ToArray();
    }

    // An offset of 0 marks the last sequence: it has no match.
    private static void Sequence(MemoryStream output, ReadOnlySpan<byte> literals, int offset, int extraMatch)
    {
        output.WriteByte((byte)(Math.Min(literals.Length, 15) << 4 | Math.Min(extraMatch, 15)));
        Extend(output, literals.Length);
        output.Write(literals);
        if (offset == 0)
            return;
        output.WriteByte((byte)offset);
        output.WriteByte((byte)(offset >> 8));
        Extend(output, extraMatch);
    }

    private static void Extend(MemoryStream output, int length)
    {
        if (length < 15)
            return;
        for (length -= 15; length >= 255; length -= 255)
            output.WriteByte(255);
        output.WriteByte((byte)length);
    }
}
