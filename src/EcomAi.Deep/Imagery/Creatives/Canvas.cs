using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A colour picture that is painted on.</summary>
internal sealed class Canvas
{
    private readonly byte[] _samples;

    public Canvas(int width, int height, RgbColor background)
    {
        (Width, Height) = (width, height);
        _samples = new byte[checked(width * height * 3)];
        Fill(new Box(0, 0, width, height), background);
    }

    public int Width { get; }

    public int Height { get; }

    public Picture ToPicture() => new(Width, Height, 3, _samples);

    /// <summary>Fills a place, its corners rounded.</summary>
    public void Fill(Box box, RgbColor color, double radius = 0, double opacity = 1)
    {
        for (var y = Math.Max(0, box.Top); y < Math.Min(Height, box.Bottom); y++)
        {
            for (var x = Math.Max(0, box.Left); x < Math.Min(Width, box.Right); x++)
                Blend(x, y, color, opacity * Rounded(box, radius, x, y));
        }
    }

    /// <summary>Draws a line of text; what stands over the canvas is cut off.</summary>
    public void Draw(TextLine line, int left, int baseline, RgbColor color)
    {
        var top = baseline - line.Baseline;
        for (var row = 0; row < line.Height; row++)
        {
            for (var column = 0; column < line.Width; column++)
            {
                if (line.Coverage[(row * line.Width) + column] is var coverage and > 0)
                    Blend(left + column, top + row, color, coverage / 255.0);
            }
        }
    }

    /// <summary>Lays a picture over a place.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="left">Its first column.</param>
    /// <param name="top">Its first row.</param>
    /// <param name="fade">Pixels over which its edges fade into what is below.</param>
    /// <param name="clip">The place beyond whose rounded corners nothing is painted.</param>
    /// <param name="radius">The corners' radius.</param>
    public void Draw(Picture picture, int left, int top, double fade, Box clip, double radius)
    {
        for (var row = 0; row < picture.Height; row++)
        {
            for (var column = 0; column < picture.Width; column++)
            {
                var at = ((row * picture.Width) + column) * picture.Channels;
                var color = new RgbColor(picture.Samples[at], picture.Samples[at + (1 % picture.Channels)], picture.Samples[at + (2 % picture.Channels)]);
                var opacity = Edge(column, picture.Width, fade) * Edge(row, picture.Height, fade);
                Blend(left + column, top + row, color, opacity * Rounded(clip, radius, left + column, top + row));
            }
        }
    }

    /// <summary>How opaque a picture is near its edge: a smooth step from 0 to 1.</summary>
    private static double Edge(int place, int length, double fade)
    {
        if (fade <= 0)
            return 1;
        var t = Math.Min(1, (Math.Min(place, length - 1 - place) + .5) / fade);
        return t * t * (3 - (2 * t));
    }

    /// <summary>How much of a pixel of a place lies within its rounded corners.</summary>
    private static double Rounded(Box box, double radius, int x, int y)
    {
        if (radius <= 0)
            return 1;
        var dx = Math.Max(0, Math.Abs(x + .5 - (box.Left + (box.Width / 2.0))) - (box.Width / 2.0) + radius);
        var dy = Math.Max(0, Math.Abs(y + .5 - (box.Top + (box.Height / 2.0))) - (box.Height / 2.0) + radius);
        return Math.Clamp(radius - Math.Sqrt((dx * dx) + (dy * dy)) + .5, 0, 1);
    }

    private void Blend(int x, int y, RgbColor color, double opacity)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height || opacity <= 0)
            return;
        var at = ((y * Width) + x) * 3;
        _samples[at] = Mix(_samples[at], color.Red, opacity);
        _samples[at + 1] = Mix(_samples[at + 1], color.Green, opacity);
        _samples[at + 2] = Mix(_samples[at + 2], color.Blue, opacity);
    }

    private static byte Mix(byte below, byte above, double opacity) => (byte)(below + ((above - below) * opacity) + .5);
}
