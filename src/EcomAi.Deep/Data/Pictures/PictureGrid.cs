namespace EcomAi.Deep.Data.Pictures;

/// <summary>Lays pictures of one size side by side on a sheet.</summary>
public static class PictureGrid
{
    /// <summary>Tiles pictures row by row; places left over in the last row stay background.</summary>
    /// <param name="pictures">At least one; all of one size. Gray ones become colour where any is.</param>
    /// <param name="columns">Pictures in a row, at least 1.</param>
    /// <param name="gap">Pixels between pictures and around the sheet.</param>
    /// <param name="background">The samples of the gaps: 255 for white.</param>
    /// <returns>rows x (height + gap) + gap rows of columns x (width + gap) + gap pixels.</returns>
    /// <exception cref="ArgumentException">There are no pictures, or their sizes differ.</exception>
    public static Picture Tile(IReadOnlyList<Picture> pictures, int columns, int gap = 2, byte background = 255)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        var (width, height) = (pictures[0].Width, pictures[0].Height);
        var channels = pictures.Max(picture => picture.Channels);
        var rows = ((pictures.Count - 1) / columns) + 1;
        var (sheetWidth, sheetHeight) = ((columns * (width + gap)) + gap, (rows * (height + gap)) + gap);
        var samples = new byte[checked(sheetWidth * sheetHeight * channels)];
        samples.AsSpan().Fill(background);
        for (var i = 0; i < pictures.Count; i++)
        {
            var picture = PictureColors.Convert(pictures[i], channels);
            if (picture.Width != width || picture.Height != height)
                throw new ArgumentException($"picture {i} has {picture.Width} x {picture.Height} pixels, but the first has {width} x {height}.", nameof(pictures));
            var (left, top) = (gap + (i % columns * (width + gap)), gap + (i / columns * (height + gap)));
            for (var y = 0; y < height; y++)
                picture.Samples.AsSpan(y * width * channels, width * channels).CopyTo(samples.AsSpan((((top + y) * sheetWidth) + left) * channels));
        }

        return new Picture(sheetWidth, sheetHeight, channels, samples);
    }
}
