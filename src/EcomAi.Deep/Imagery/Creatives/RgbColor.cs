using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A colour of 8 bits a channel.</summary>
internal readonly record struct RgbColor(byte Red, byte Green, byte Blue)
{
    /// <summary>The median of a picture's border pixels, channel by channel: its background, if it has a plain one.</summary>
    public static RgbColor OfBorder(Picture picture)
    {
        var border = new List<int>(2 * (picture.Width + picture.Height));
        for (var column = 0; column < picture.Width; column++)
        {
            border.Add(column);
            border.Add(((picture.Height - 1) * picture.Width) + column);
        }

        for (var row = 1; row < picture.Height - 1; row++)
        {
            border.Add(row * picture.Width);
            border.Add(((row + 1) * picture.Width) - 1);
        }

        byte Median(int channel)
        {
            var samples = border.Select(pixel => picture.Samples[(pixel * picture.Channels) + (channel % picture.Channels)]).Order().ToArray();
            return samples[samples.Length / 2];
        }

        return new RgbColor(Median(0), Median(1), Median(2));
    }
}
