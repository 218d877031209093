using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Tests.Data.Pictures;

public sealed class PictureSizeTests
{
    [Fact]
    public void Shrinking_averages_the_area_under_each_pixel()
    {
        // 3 pixels to 2: each new one is one old pixel and half of the middle one, (10 + 0.5 x 40) / 1.5 = 20 and (0.5 x 40 + 100) / 1.5 = 80.
        Assert.Equal([20, 80], PictureSize.Resize(new Picture(3, 1, 1, [10, 40, 100]), 2, 1).Samples);

        // 4x2 to 2x1 in colour: plain means of four pixels.
        byte[] samples = [0, 0, 0, 4, 0, 0, 10, 1, 2, 30, 3, 4, 8, 0, 0, 12, 0, 0, 50, 5, 6, 70, 7, 8];
        Assert.Equal([6, 0, 0, 40, 4, 5], PictureSize.Resize(new Picture(4, 2, 3, samples), 2, 1).Samples);
    }

    [Fact]
    public void Shrinking_keeps_a_plain_picture_plain_and_the_mean_of_any()
    {
        var plain = new Picture(997, 613, 1, new byte[997 * 613]);
        plain.Samples.AsSpan().Fill(255);
        Assert.All(PictureSize.Resize(plain, 64, 48).Samples, sample => Assert.Equal(255, sample));

        var noise = PngTests.Noise(997, 613, 1);
        Assert.Equal(noise.Samples.Average(sample => sample), PictureSize.Resize(noise, 64, 48).Samples.Average(sample => sample), .1);
    }

    [Fact]
    public void Enlarging_interpolates_between_pixel_centres()
    {
        // 2 to 4: centres of the new pixels lie at -.25, .25, .75 and 1.25 of the old ones; outside the last one stays.
        Assert.Equal([0, 25, 75, 100], PictureSize.Resize(new Picture(2, 1, 1, [0, 100]), 4, 1).Samples);
    }

    [Fact]
    public void Cropping_keeps_the_centre()
    {
        var wide = new Picture(6, 2, 1, [9, 1, 2, 3, 4, 9, 9, 5, 6, 7, 8, 9]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], PictureSize.To(wide, 4, 2, PictureFit.Crop).Samples);

        var high = new Picture(1, 4, 1, [9, 1, 3, 9]);
        Assert.Equal([1, 1, 3, 3], PictureSize.To(PictureSize.Enlarge(high, 2), 2, 2, PictureFit.Crop).Samples);
    }

    [Fact]
    public void Padding_keeps_everything_between_background()
    {
        var wide = new Picture(4, 2, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal([77, 77, 77, 77, 1, 2, 3, 4, 5, 6, 7, 8, 77, 77, 77, 77], PictureSize.To(wide, 4, 4, PictureFit.Pad, 77).Samples);

        var line = PictureSize.To(new Picture(1000, 1, 3, new byte[3000]), 16, 16, PictureFit.Pad);
        Assert.Equal(16 * 15 * 3, line.Samples.Count(sample => sample == 255));
    }

    [Fact]
    public void A_picture_of_the_size_is_left_alone()
    {
        var picture = PngTests.Noise(5, 4, 3);
        Assert.Same(picture, PictureSize.To(picture, 5, 4, PictureFit.Crop));
    }

    [Fact]
    public void Pictures_tile_row_by_row_with_gaps()
    {
        var sheet = PictureGrid.Tile([new(1, 1, 1, [1]), new(1, 1, 1, [2]), new(1, 1, 1, [3])], columns: 2, gap: 1, background: 0);
        Assert.Equal((5, 5, 1), (sheet.Width, sheet.Height, sheet.Channels));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0], sheet.Samples);
        Assert.Equal(3, PictureGrid.Tile([new(1, 1, 1, [1]), new(1, 1, 3, [2, 3, 4])], 2).Channels);
        Assert.Throws<ArgumentException>(() => PictureGrid.Tile([new(1, 1, 1, [1]), new(2, 1, 1, [2, 3])], 2));
    }
}
