using System.Buffers.Binary;

namespace Parquet.Compression;

/// <summary>The CRC-32 of Gzip and of Parquet's pages (polynomial 0x04C11DB7, reflected), eight bytes at a time.</summary>
internal static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The checksum of what <paramref name="crc"/> stands for with <paramref name="bytes"/> after it.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var state = ~crc;
        ReadOnlySpan<uint> tables = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state;
            state = tables[7 * 256 + (byte)word] ^ tables[6 * 256 + (byte)(word >> 8)]
                ^ tables[5 * 256 + (byte)(word >> 16)] ^ tables[4 * 256 + (byte)(word >> 24)]
                ^ tables[3 * 256 + (byte)(word >> 32)] ^ tables[2 * 256 + (byte)(word >> 40)]
                ^ tables[1 * 256 + (byte)(word >> 48)] ^ tables[(byte)(word >> 56)];
        }

        foreach (var b in bytes)
            state = state >> 8 ^ tables[(byte)(state ^ b)];
        return ~state;
    }

    // Table n advances a byte over n further bytes.
    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320 : value >> 1;
            tables[i] = value;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[i - 256] >> 8 ^ tables[(byte)tables[i - 256]];
        return tables;
    }
}
