using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>The chunks that a PNG file is made of: length, type, data, CRC-32 (PNG specification, ISO/IEC 15948).</summary>
internal static class PngChunks
{
    /// <summary>Bytes before the first chunk's type: signature and length.</summary>
    private const int FirstType = 12;

    private const int HeaderEnd = 33;
    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Whether bytes begin with the signature.</summary>
    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <summary>Walks over all chunks; what stands behind the last one does not count.</summary>
    /// <returns>The data of the header chunk (13 bytes), and whether a chunk makes pixels transparent.</returns>
    /// <exception cref="PictureException">The file does not begin with a header or ends before its last chunk.</exception>
    public static (byte[] Header, bool IsTransparent) Walk(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < HeaderEnd)
            throw CutShort(bytes, name);
        if (!bytes[FirstType..].StartsWith("IHDR"u8) || BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) != 13)
            throw new PictureException(name, "the PNG file does not begin with its header (IHDR); copy or save it again.");
        var transparent = false;
        for (var at = 8L; ;)
        {
            if (at + 12 > bytes.Length)
                throw CutShort(bytes, name);
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
            var type = bytes.Slice((int)at + 4, 4);
            if (at + 12 + length > bytes.Length)
                throw CutShort(bytes, name);
            if (type.SequenceEqual("IEND"u8))
                return (bytes[16..29].ToArray(), transparent);
            transparent |= type.SequenceEqual("tRNS"u8);
            at += 12 + length;
        }
    }

    /// <summary>Puts texts behind the header of a whole PNG file.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> png, IReadOnlyList<PngText> texts)
    {
        using var whole = new MemoryStream(png.Length + 1024);
        whole.Write(png[..HeaderEnd]);
        foreach (var text in texts)
            Write(whole, text);
        whole.Write(png[HeaderEnd..]);
        return whole.ToArray();
    }

    /// <summary>The texts of a PNG file that are not compressed, in order.</summary>
    /// <exception cref="PictureException">The file is cut short or is no PNG.</exception>
    public static IReadOnlyList<PngText> Texts(ReadOnlySpan<byte> bytes, string name)
    {
        if (!IsPng(bytes))
            throw new PictureException(name, "it is not a PNG file, and only those carry texts.");
        Walk(bytes, name);
        var texts = new List<PngText>();
        for (var at = 8; ;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var type = bytes.Slice(at + 4, 4);
            var data = bytes.Slice(at + 8, length);
            if (type.SequenceEqual("IEND"u8))
                return texts;
            if ((type.SequenceEqual("tEXt"u8) ? Plain(data) : type.SequenceEqual("iTXt"u8) ? International(data) : null) is { } text)
                texts.Add(text);
            at += 12 + length;
        }
    }

    private static PngText? Plain(ReadOnlySpan<byte> data) => data.IndexOf((byte)0) is > 0 and var end
        ? new PngText(Encoding.Latin1.GetString(data[..end]), Encoding.Latin1.GetString(data[(end + 1)..]))
        : null;

    // Keyword, 0, compressed?, method, language, 0, translated keyword, 0, text.
    private static PngText? International(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOf((byte)0);
        if (end <= 0 || data.Length < end + 5 || data[end + 1] != 0)
            return null;
        var rest = data[(end + 3)..];
        for (var skipped = 0; skipped < 2; skipped++)
        {
            if (rest.IndexOf((byte)0) is not (>= 0 and var next))
                return null;
            rest = rest[(next + 1)..];
        }

        return new PngText(Encoding.Latin1.GetString(data[..end]), Encoding.UTF8.GetString(rest));
    }

    private static void Write(MemoryStream stream, PngText text)
    {
        var keyword = text.Keyword;
        if (keyword.Length is < 1 or > 79 || keyword.Any(letter => !IsLatin(letter) || letter == '\n') || keyword != keyword.Trim())
            throw new ArgumentException($"'{keyword}' is no keyword of a PNG text: 1 to 79 printable Latin-1 characters, without spaces at the ends.", nameof(text));
        if (text.Text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"the text of '{keyword}' holds a zero character, which ends it.", nameof(text));
        var plain = text.Text.All(IsLatin);
        byte[] data = plain
            ? [.. Encoding.Latin1.GetBytes(keyword), 0, .. Encoding.Latin1.GetBytes(text.Text)]
            : [.. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text.Text)];
        byte[] typed = [.. plain ? "tEXt"u8 : "iTXt"u8, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        stream.Write(number);
    }

    private static bool IsLatin(char letter) => letter is '\n' or (>= ' ' and <= '~') or (>= '\u00a1' and <= '\u00ff');

    private static PictureException CutShort(ReadOnlySpan<byte> bytes, string name) => new(
        name, string.Create(CultureInfo.InvariantCulture, $"the PNG file is cut short: it ends after {bytes.Length:N0} bytes, before its last chunk (IEND); copy it again."));

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var rest = i;
            for (var bit = 0; bit < 8; bit++)
                rest = (rest & 1) != 0 ? 0xedb88320u ^ (rest >> 1) : rest >> 1;
            table[i] = rest;
        }

        return table;
    }
}
