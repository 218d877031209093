using System.Buffers.Binary;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>What stands in the segments before the pixels of a JPEG file (ITU-T T.81, annex B): how the camera was held, and whose inks they are.</summary>
internal readonly record struct JpegMarkers(int Orientation, bool IsAdobe)
{
    private const int StartOfScan = 0xda;
    private const int EndOfImage = 0xd9;
    private const int Exif = 0xe1;
    private const int Adobe = 0xee;
    private const int OrientationTag = 0x0112;

    /// <summary>Whether width and height change places when the picture is turned upright.</summary>
    public bool IsTurned => Orientation >= 5;

    /// <summary>Whether bytes begin as JPEG does.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes is [0xff, 0xd8, 0xff, ..];

    /// <summary>Walks over the segments up to the first scan; a damaged segment ends the walk, which is the decoder's to tell.</summary>
    public static JpegMarkers Read(ReadOnlySpan<byte> bytes)
    {
        var (orientation, adobe) = (1, false);
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xff;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker is StartOfScan or EndOfImage)
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                break;
            var data = bytes.Slice(at + 4, length - 2);
            if (marker == Adobe && data.StartsWith("Adobe"u8))
                adobe = true;
            else if (marker == Exif && data.StartsWith("Exif\0\0"u8))
                orientation = ReadOrientation(data[6..]) ?? orientation;
            at += 2 + length;
        }

        return new JpegMarkers(orientation, adobe);
    }

    // A TIFF header, then the first directory: its number of entries, each of 12 bytes (tag, type, count, value).
    private static int? ReadOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return null;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8))
            return null;
        var start = Long(tiff[4..], little);
        if (start > tiff.Length - 2)
            return null;
        var directory = tiff[(int)start..];
        int count = Short(directory, little);
        for (var entry = 0; entry < count && 2 + ((entry + 1) * 12) <= directory.Length; entry++)
        {
            var field = directory.Slice(2 + (entry * 12), 12);
            if (Short(field, little) == OrientationTag)
                return Short(field[8..], little) is >= 1 and <= 8 and var orientation ? orientation : null;
        }

        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
