using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>
/// Enlarges small pictures for banners: the cubic of Keys (1981) with a = -1/2, one axis after the other, which keeps edges crisper than straight lines between pixels and shows no squares.
/// </summary>
internal static class SmoothScaling
{
    /// <summary>The picture as large as it goes in a place, its shape kept. A smaller place averages areas.</summary>
    public static Picture Fit(Picture picture, int width, int height)
    {
        var scale = Math.Min((double)width / picture.Width, (double)height / picture.Height);
        var (newWidth, newHeight) = (Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
        return scale <= 1 ? PictureSize.Resize(picture, newWidth, newHeight) : Enlarge(picture, newWidth, newHeight);
    }

    private static Picture Enlarge(Picture picture, int width, int height)
    {
        var channels = picture.Channels;
        var wide = new float[picture.Height * width * channels];
        for (var x = 0; x < width; x++)
        {
            var taps = Taps(x, picture.Width, width);
            for (var y = 0; y < picture.Height; y++)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    var sum = 0f;
                    foreach (var (place, weight) in taps)
                        sum += weight * picture.Samples[(((y * picture.Width) + place) * channels) + channel];
                    wide[(((y * width) + x) * channels) + channel] = sum;
                }
            }
        }

        var row = width * channels;
        var samples = new byte[height * row];
        for (var y = 0; y < height; y++)
        {
            var taps = Taps(y, picture.Height, height);
            for (var i = 0; i < row; i++)
            {
                var sum = 0f;
                foreach (var (place, weight) in taps)
                    sum += weight * wide[(place * row) + i];
                samples[(y * row) + i] = (byte)Math.Clamp(sum + .5f, 0, 255);
            }
        }

        return new Picture(width, height, channels, samples);
    }

    /// <summary>The four old pixels around a new one's centre and their weights, which add up to 1; beyond the edge, the edge goes on.</summary>
    private static (int Place, float Weight)[] Taps(int pixel, int from, int to)
    {
        var centre = ((pixel + .5) * from / to) - .5;
        var start = (int)Math.Floor(centre);
        var t = centre - start;
        return
        [
            (Math.Clamp(start - 1, 0, from - 1), (float)(((-.5 * t) + 1) * t * t - (.5 * t))),
            (Math.Clamp(start, 0, from - 1), (float)((((1.5 * t) - 2.5) * t * t) + 1)),
            (Math.Clamp(start + 1, 0, from - 1), (float)((((-1.5 * t) + 2) * t * t) + (.5 * t))),
            (Math.Clamp(start + 2, 0, from - 1), (float)(((.5 * t) - .5) * t * t)),
        ];
    }
}
