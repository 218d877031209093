using System.Buffers.Binary;

namespace Parquet.Encodings;

/// <summary>Packs values of 1 to 64 bits, least significant bit first; all bits of a value above its width are 0.</summary>
internal static class BitPacker
{
    /// <summary>Packs values into as many bytes as they need, rounded up; bytes after those are cleared.</summary>
    public static void Pack(ReadOnlySpan<int> values, int bitWidth, Span<byte> destination)
    {
        ulong pending = 0;
        var (bits, at) = (0, 0);
        foreach (var value in values)
        {
            pending |= (ulong)(uint)value << bits;
            bits += bitWidth;
            if (bits < 64)
                continue;
            BinaryPrimitives.WriteUInt64LittleEndian(destination[at..], pending);
            at += 8;
            bits -= 64;
            pending = bits == 0 ? 0 : (ulong)(uint)value >> (bitWidth - bits);
        }

        Finish(pending, bits, destination[at..]);
    }

    /// <inheritdoc cref="Pack(ReadOnlySpan{int}, int, Span{byte})"/>
    public static void Pack(ReadOnlySpan<ulong> values, int bitWidth, Span<byte> destination)
    {
        ulong pending = 0;
        var (bits, at) = (0, 0);
        foreach (var value in values)
        {
            pending |= value << bits;
            bits += bitWidth;
            if (bits < 64)
                continue;
            BinaryPrimitives.WriteUInt64LittleEndian(destination[at..], pending);
            at += 8;
            bits -= 64;
            pending = bits == 0 ? 0 : value >> (bitWidth - bits);
        }

        Finish(pending, bits, destination[at..]);
    }

    private static void Finish(ulong pending, int bits, Span<byte> rest)
    {
        var at = 0;
        for (; bits > 0; bits -= 8, pending >>= 8)
            rest[at++] = (byte)pending;
        rest[at..].Clear();
    }
}
