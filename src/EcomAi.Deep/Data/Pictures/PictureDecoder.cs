using System.Globalization;

namespace EcomAi.Deep.Data.Pictures;

/// <summary>
/// Decodes PNG (libpng) and JPEG (libturbojpeg) files, told apart by their first bytes, whatever their names. The rules:
/// <list type="bullet">
/// <item>The size that a file declares is checked before anything is allocated for its pixels.</item>
/// <item>Files that are cut short or damaged are refused, even where a decoder could make up the rest.</item>
/// <item>16 bits a sample become 8; transparent pixels are laid on white; palettes are resolved; inks (CMYK) become red, green, blue without a colour profile.</item>
/// <item>A JPEG that says how the camera was held is turned upright.</item>
/// <item>Gray is made of colour as .299 red + .587 green + .114 blue (ITU-R BT.601), and colour of gray by repeating it.</item>
/// </list>
/// </summary>
public static class PictureDecoder
{
    /// <summary>The most pixels of a picture unless the caller says otherwise.</summary>
    public const long MostPixels = 50_000_000;

    private const int MostBytes = 1 << 30;

    /// <summary>The format of a file by its first bytes; null for all others.</summary>
    public static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        PngChunks.IsPng(bytes) ? PictureFormat.Png : JpegMarkers.IsJpeg(bytes) ? PictureFormat.Jpeg : null;

    /// <summary>Reads what a file declares, without decoding its pixels.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="name">The picture's name for errors, such as its file.</param>
    /// <param name="mostPixels">The most pixels that the file may declare.</param>
    /// <exception cref="PictureException">It is neither PNG nor JPEG, is cut short, or declares no pixels or too many.</exception>
    public static PictureHeader ReadHeader(ReadOnlySpan<byte> bytes, string name, long mostPixels = MostPixels)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var header = Format(bytes, name) == PictureFormat.Png ? PngDecoder.ReadHeader(bytes, name) : JpegDecoder.ReadHeader(bytes, name);
        if (header.Width == 0 || header.Height == 0)
            throw new PictureException(name, $"it declares {header.Width} x {header.Height} pixels, which is no picture; leave it out or save it again.");
        if ((long)header.Width * header.Height > mostPixels)
        {
            throw new PictureException(name, string.Create(
                CultureInfo.InvariantCulture,
                $"it declares {header.Width:N0} x {header.Height:N0} pixels, above the limit of {mostPixels:N0}; save it smaller, or leave it out."));
        }

        return header;
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="name">The picture's name for errors, such as its file.</param>
    /// <param name="channels">1 for gray, 3 for colour, 0 for what the file has.</param>
    /// <param name="mostPixels">The most pixels that the file may declare.</param>
    /// <exception cref="PictureException">It is neither PNG nor JPEG, is damaged or cut short, or declares no pixels or too many.</exception>
    /// <exception cref="EcomException">The library that decodes it is not installed.</exception>
    public static Picture Decode(ReadOnlySpan<byte> bytes, string name, int channels = 0, long mostPixels = MostPixels)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostPixels, Array.MaxLength / 4);
        if (channels is not (0 or 1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "gray has 1 channel, colour has 3; 0 takes what the file has");
        var header = ReadHeader(bytes, name, mostPixels);
        var wanted = channels == 0 ? header.Channels : channels;
        return header.Format == PictureFormat.Png ? PngDecoder.Decode(bytes, name, header, wanted) : JpegDecoder.Decode(bytes, name, wanted);
    }

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="channels">1 for gray, 3 for colour, 0 for what the file has.</param>
    /// <exception cref="PictureException">It cannot be read, is neither PNG nor JPEG, is damaged or cut short, or declares no pixels or too many.</exception>
    /// <exception cref="EcomException">The library that decodes it is not installed.</exception>
    public static Picture Load(string path, int channels = 0) => Decode(ReadFile(path), path, channels);

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="PictureException">It cannot be read, or is larger than 1 GiB.</exception>
    internal static byte[] ReadFile(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MostBytes
                ? File.ReadAllBytes(path)
                : throw new PictureException(path, string.Create(CultureInfo.InvariantCulture, $"a file of {length:N0} bytes is no picture to train with; leave it out."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PictureException(path, $"it cannot be read ({fault.Message}).");
        }
    }

    private static PictureFormat Format(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
            throw new PictureException(name, "it is empty (0 bytes); copy the file again.");
        return FormatOf(bytes) ?? throw new PictureException(
            name,
            $"it is neither PNG nor JPEG: it begins with the bytes {Convert.ToHexString(bytes[..Math.Min(4, bytes.Length)])}{Known(bytes)}; save it as PNG or JPEG.");
    }

    private static string Known(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'G', (byte)'I', (byte)'F', ..] => " (GIF)",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => " (WebP)",
        [(byte)'B', (byte)'M', ..] => " (BMP)",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => " (TIFF)",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => " (HEIF, AVIF or a film)",
        [(byte)'<', ..] => " (markup)",
        _ => "",
    };
}
