using System.Buffers.Binary;
using System.IO.Compression;

namespace EcomAi.Deep.Tests.Data.Pictures;

/// <summary>Puts PNG files together chunk by chunk, the odd ones too, independently of the code under test.</summary>
internal static class TestPng
{
    public const byte Gray = 0;
    public const byte Color = 2;
    public const byte Palette = 3;
    public const byte ColorAlpha = 6;

    /// <summary>A PNG file of raw rows, each after its filter byte.</summary>
    public static byte[] Make(uint width, uint height, byte depth, byte type, byte[] rows, params (string Type, byte[] Data)[] between)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, type);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR", header), .. between.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = ~0u;
        foreach (var value in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320u);
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }
}
