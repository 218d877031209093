using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Tests.Data.Pictures;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(28, 28, 1)]
    [InlineData(48, 64, 3)]
    [InlineData(333, 7, 3)]
    public void What_is_written_comes_back(int width, int height, int channels)
    {
        var picture = Noise(width, height, channels);
        var png = PngEncoder.Encode(picture);

        Assert.Equal(new PictureHeader(PictureFormat.Png, width, height, channels, true), PictureDecoder.ReadHeader(png, "a.png"));
        var back = PictureDecoder.Decode(png, "a.png");
        Assert.Equal((width, height, channels), (back.Width, back.Height, back.Channels));
        Assert.Equal(picture.Samples, back.Samples);
        Assert.Equal(png, PngEncoder.Encode(picture));
    }

    [Fact]
    public void Texts_come_back_in_order_whatever_their_letters()
    {
        PngText[] texts = [new("Software", "EcomAi.Deep"), new("Description", "größer\nzwei Zeilen"), new("Title", "Kleid für 20 €, 服")];
        var png = PngEncoder.Encode(Noise(4, 4, 3), texts);

        Assert.Equal(texts, PngEncoder.ReadTexts(png, "a.png"));
        Assert.Equal(Noise(4, 4, 3).Samples, PictureDecoder.Decode(png, "a.png").Samples);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Title")]
    [InlineData("标题")]
    public void A_keyword_that_png_does_not_know_is_refused(string keyword) =>
        Assert.Throws<ArgumentException>(() => PngEncoder.Encode(Noise(2, 2, 1), new PngText(keyword, "x")));

    [Fact]
    public void Samples_that_do_not_fit_the_size_are_refused() =>
        Assert.Throws<ArgumentException>(() => PngEncoder.Encode(new Picture(2, 2, 3, new byte[11])));

    [Fact]
    public void Sixteen_bits_become_eight()
    {
        // 0x0000, 0x8080 = 128 x 257, 0xffff and 0x1234 = 4660, of which 4660 / 257 = 18.13 is nearest to 18.
        var png = TestPng.Make(4, 1, 16, TestPng.Gray, [0, 0x00, 0x00, 0x80, 0x80, 0xff, 0xff, 0x12, 0x34]);

        Assert.False(PictureDecoder.ReadHeader(png, "a.png").IsPlain);
        Assert.Equal([0, 128, 255, 18], PictureDecoder.Decode(png, "a.png").Samples);
    }

    [Fact]
    public void Transparent_pixels_lie_on_white()
    {
        // Half of 100 on white: (100 x 128 + 255 x 127) / 255 = 177.2.
        var png = TestPng.Make(3, 1, 8, TestPng.ColorAlpha, [0, 10, 20, 30, 0, 100, 100, 0, 128, 1, 2, 3, 255]);

        Assert.Equal([255, 255, 255, 177, 177, 127, 1, 2, 3], PictureDecoder.Decode(png, "a.png").Samples);
    }

    [Fact]
    public void A_palette_is_resolved_and_its_transparent_colour_lies_on_white()
    {
        var png = TestPng.Make(3, 1, 8, TestPng.Palette, [0, 1, 0, 1], ("PLTE", [9, 8, 7, 200, 100, 50]), ("tRNS", [0]));

        Assert.Equal([200, 100, 50, 255, 255, 255, 200, 100, 50], PictureDecoder.Decode(png, "a.png").Samples);
    }

    [Fact]
    public void Gray_of_colour_weighs_it_as_bt_601_does_and_colour_of_gray_repeats_it()
    {
        // .299 x 255 = 76.2, .587 x 255 = 149.7, .114 x 255 = 29.1.
        var png = TestPng.Make(4, 1, 8, TestPng.Color, [0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
        Assert.Equal([76, 150, 29, 255], PictureDecoder.Decode(png, "a.png", channels: 1).Samples);

        var gray = TestPng.Make(2, 1, 8, TestPng.Gray, [0, 7, 200]);
        Assert.Equal([7, 7, 7, 200, 200, 200], PictureDecoder.Decode(gray, "a.png", channels: 3).Samples);
    }

    [Fact]
    public void A_declared_size_is_refused_before_anything_is_made_of_it()
    {
        var bomb = TestPng.Make(60_000, 60_000, 8, TestPng.Color, new byte[1000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(bomb, "bomb.png"));

        Assert.Equal("bomb.png: it declares 60,000 x 60,000 pixels, above the limit of 50,000,000; save it smaller, or leave it out.", fault.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(0u, 5u)]
    [InlineData(5u, 0u)]
    public void No_pixels_are_no_picture(uint width, uint height)
    {
        var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(TestPng.Make(width, height, 8, TestPng.Gray, [0]), "none.png"));
        Assert.Equal($"none.png: it declares {width} x {height} pixels, which is no picture; leave it out or save it again.", fault.Message);
    }

    [Fact]
    public void Every_way_of_cutting_a_file_short_is_told()
    {
        var png = PngEncoder.Encode(Noise(16, 16, 3), new PngText("Title", "x"));
        for (var length = 8; length < png.Length; length++)
        {
            var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(png.AsSpan(0, length), "cut.png"));
            Assert.Equal($"cut.png: the PNG file is cut short: it ends after {length} bytes, before its last chunk (IEND); copy it again.", fault.Message);
        }
    }

    [Fact]
    public void Rows_that_are_not_there_are_told_with_what_libpng_says()
    {
        var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(TestPng.Make(4, 4, 8, TestPng.Gray, [0, 1, 2, 3, 4]), "short.png"));
        Assert.StartsWith("short.png: the PNG file is damaged: libpng says '", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("'; copy or save it again.", fault.Message, StringComparison.Ordinal);
    }

    internal static Picture Noise(int width, int height, int channels)
    {
        var samples = new byte[width * height * channels];
        new Random(3).NextBytes(samples);
        return new Picture(width, height, channels, samples);
    }
}
