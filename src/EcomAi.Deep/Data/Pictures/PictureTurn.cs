namespace EcomAi.Deep.Data.Pictures;

/// <summary>Turns and mirrors pictures as the orientation of a camera asks for (Exif 2.3, tag 274).</summary>
internal static class PictureTurn
{
    /// <summary>The picture upright.</summary>
    /// <param name="picture">The picture as stored.</param>
    /// <param name="orientation">1 for upright, 2 mirrored, 3 upside down, 4 both, 5 to 8 lying on a side.</param>
    public static Picture Upright(Picture picture, int orientation)
    {
        if (orientation is <= 1 or > 8)
            return picture;
        var (width, height, channels) = (picture.Width, picture.Height, picture.Channels);
        var turned = orientation >= 5;
        var upright = new Picture(turned ? height : width, turned ? width : height, channels, new byte[picture.Samples.Length]);
        for (var y = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                picture.Samples.AsSpan(((fromY * width) + fromX) * channels, channels).CopyTo(upright.Samples.AsSpan(((y * upright.Width) + x) * channels));
            }
        }

        return upright;
    }
}
