using EcomAi.Deep.Imagery.Images;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// The sizes at which the networks work: the image's, then half of it, and so on while both sides are even and no half is below 4. 28 x 28 gives 28, 14, 7;
/// 64 x 64 gives 64, 32, 16, 8, 4; 48 x 64 gives 48 x 64, 24 x 32, 12 x 16, 6 x 8.
/// </summary>
internal static class ImageSizes
{
    private const int Least = 4;

    /// <summary>The sizes, the image's own first.</summary>
    /// <exception cref="ArgumentException">A side is below 8 or does not divide by 4.</exception>
    public static IReadOnlyList<(int Height, int Width)> Of(ImageShape shape)
    {
        var (height, width) = (shape.Height, shape.Width);
        if (height < 8 || width < 8 || height % 4 != 0 || width % 4 != 0)
            throw new ArgumentException($"images of {width} x {height} pixels do not suit the networks: both sides must divide by 4 and be at least 8. Set data.width and data.height", nameof(shape));
        var sizes = new List<(int Height, int Width)> { (height, width) };
        while (height % 2 == 0 && width % 2 == 0 && Math.Min(height, width) / 2 >= Least)
        {
            (height, width) = (height / 2, width / 2);
            sizes.Add((height, width));
        }

        return sizes;
    }

    /// <summary>Channels after a number of halvings: the growth multiplies them each time, up to a limit. Multiples of 8 stay such: convolutions compute in blocks.</summary>
    public static int Channels(int width, int halvings, GanModelConfig model)
    {
        var unit = width % 8 == 0 ? 8 : 1;
        var grown = Math.Min(model.MaxWidth, width * Math.Pow(model.Growth, halvings));
        return Math.Max(1, Math.Min(model.MaxWidth, (int)Math.Round(grown / unit) * unit));
    }
}
