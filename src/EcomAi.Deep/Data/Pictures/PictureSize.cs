namespace EcomAi.Deep.Data.Pictures;

/// <summary>
/// Brings pictures to a size, each axis by itself: shrinking averages the area under every new pixel exactly (parts of pixels count as parts), enlarging
/// interpolates linearly between pixel centres. Samples are averaged as they are stored, as most programs do.
/// </summary>
public static class PictureSize
{
    /// <summary>Brings a picture to a size; a picture of that size is returned as it is.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="fit">What happens to a picture of another shape.</param>
    /// <param name="background">The samples that <see cref="PictureFit.Pad"/> fills with: 255 for white.</param>
    public static Picture To(Picture picture, int width, int height, PictureFit fit, byte background = 255)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (picture.Width == width && picture.Height == height)
            return picture;
        var wider = (long)picture.Width * height >= (long)picture.Height * width;
        if (fit == PictureFit.Crop)
        {
            var (kept, rows) = wider ? (Part(picture.Height, width, height), picture.Height) : (picture.Width, Part(picture.Width, height, width));
            return Resize(Cut(picture, (picture.Width - kept) / 2, (picture.Height - rows) / 2, kept, rows), width, height);
        }

        var (inner, innerRows) = wider ? (width, Part(width, picture.Height, picture.Width)) : (Part(height, picture.Width, picture.Height), height);
        var resized = Resize(picture, inner, innerRows);
        return inner == width && innerRows == height ? resized : Lay(resized, width, height, background);
    }

    /// <summary>Brings a picture to a size, stretching it where the shape differs.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public static Picture Resize(Picture picture, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (picture.Width == width && picture.Height == height)
            return picture;
        var channels = picture.Channels;
        var row = width * channels;
        var across = AxisWeights.Of(picture.Width, width);
        var down = AxisWeights.Of(picture.Height, height);
        var narrow = new NarrowRows(picture, across, row);
        var samples = new byte[row * height];
        var sums = new float[row];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            for (var from = 0; from < down.Counts[y]; from++)
                AddWeighted(narrow.At(down.Starts[y] + from), down.Weights[down.First(y) + from], sums);
            for (var i = 0; i < row; i++)
                samples[(y * row) + i] = (byte)Math.Clamp(sums[i] + .5f, 0, 255);
        }

        return new Picture(width, height, channels, samples);
    }

    /// <summary>Makes every pixel a square of pixels, so that small pictures can be looked at.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="factor">The square's side, at least 1.</param>
    public static Picture Enlarge(Picture picture, int factor)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        if (factor == 1)
            return picture;
        var channels = picture.Channels;
        var large = new Picture(picture.Width * factor, picture.Height * factor, channels, new byte[checked(picture.Samples.Length * factor * factor)]);
        var row = large.Width * channels;
        for (var y = 0; y < large.Height; y++)
        {
            if (y % factor != 0)
            {
                large.Samples.AsSpan((y - 1) * row, row).CopyTo(large.Samples.AsSpan(y * row));
                continue;
            }

            for (var x = 0; x < large.Width; x++)
                picture.Samples.AsSpan(((y / factor * picture.Width) + (x / factor)) * channels, channels).CopyTo(large.Samples.AsSpan((y * row) + (x * channels)));
        }

        return large;
    }

    private static int Part(int side, int over, int under) => (int)Math.Max(1, (((long)side * over * 2) + under) / (2L * under));

    private static Picture Cut(Picture picture, int left, int top, int width, int height)
    {
        if (width == picture.Width && height == picture.Height)
            return picture;
        var (from, row) = (picture.Width * picture.Channels, width * picture.Channels);
        var samples = new byte[row * height];
        for (var y = 0; y < height; y++)
            picture.Samples.AsSpan(((top + y) * from) + (left * picture.Channels), row).CopyTo(samples.AsSpan(y * row));
        return new Picture(width, height, picture.Channels, samples);
    }

    private static Picture Lay(Picture picture, int width, int height, byte background)
    {
        var (from, row) = (picture.Width * picture.Channels, width * picture.Channels);
        var samples = new byte[row * height];
        samples.AsSpan().Fill(background);
        var (left, top) = ((width - picture.Width) / 2, (height - picture.Height) / 2);
        for (var y = 0; y < picture.Height; y++)
            picture.Samples.AsSpan(y * from, from).CopyTo(samples.AsSpan(((top + y) * row) + (left * picture.Channels)));
        return new Picture(width, height, picture.Channels, samples);
    }

    private static void AddWeighted(ReadOnlySpan<float> values, float weight, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += weight * values[i];
    }
}
