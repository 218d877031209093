namespace EcomAi.Deep.Data.Pictures;

/// <summary>Turns samples between gray and colour, with and without alpha and inks.</summary>
public static class PictureColors
{
    /// <summary>A picture with as many channels as wanted: the same one, or a converted copy.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="channels">1 for gray (.299 red + .587 green + .114 blue), 3 for colour (gray repeated).</param>
    public static Picture Convert(Picture picture, int channels)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "gray has 1 channel, colour has 3");
        return picture.Channels == channels
            ? picture
            : picture with { Channels = channels, Samples = channels == 1 ? ToGray(picture.Samples) : ToColor(picture.Samples) };
    }

    /// <summary>Lays samples whose last channel is alpha on white.</summary>
    /// <param name="samples">Gray and alpha, or red, green, blue and alpha, pixel by pixel.</param>
    /// <param name="channels">The channels beside alpha: 1 or 3.</param>
    internal static byte[] OnWhite(ReadOnlySpan<byte> samples, int channels)
    {
        var pixels = samples.Length / (channels + 1);
        var laid = new byte[pixels * channels];
        for (int pixel = 0, to = 0; pixel < pixels; pixel++)
        {
            var from = pixel * (channels + 1);
            int alpha = samples[from + channels];
            for (var channel = 0; channel < channels; channel++)
                laid[to++] = (byte)(((samples[from + channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
        }

        return laid;
    }

    /// <summary>Prints inks on white paper: each colour is what its own ink and black let through.</summary>
    /// <param name="samples">Cyan, magenta, yellow and black, pixel by pixel.</param>
    /// <param name="inverted">Whether 255 means no ink, as Adobe's programs write it.</param>
    internal static byte[] FromInks(ReadOnlySpan<byte> samples, bool inverted)
    {
        var colors = new byte[samples.Length / 4 * 3];
        var flip = inverted ? 0 : 255;
        for (int from = 0, to = 0; to < colors.Length; from += 4)
        {
            var black = samples[from + 3] ^ flip;
            for (var channel = 0; channel < 3; channel++)
                colors[to++] = (byte)((((samples[from + channel] ^ flip) * black) + 127) / 255);
        }

        return colors;
    }

    private static byte[] ToGray(ReadOnlySpan<byte> colors)
    {
        // The weights in 65,536ths add up to 65,536, so that white stays white.
        var gray = new byte[colors.Length / 3];
        for (int from = 0, to = 0; to < gray.Length; from += 3, to++)
            gray[to] = (byte)(((19_595 * colors[from]) + (38_470 * colors[from + 1]) + (7_471 * colors[from + 2]) + 32_768) >> 16);
        return gray;
    }

    private static byte[] ToColor(ReadOnlySpan<byte> gray)
    {
        var colors = new byte[gray.Length * 3];
        for (var pixel = 0; pixel < gray.Length; pixel++)
            colors.AsSpan(pixel * 3, 3).Fill(gray[pixel]);
        return colors;
    }
}
