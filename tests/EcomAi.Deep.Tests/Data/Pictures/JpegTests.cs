using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Tests.Data.Pictures;

// Expected samples are what Pillow 9.4 decodes of the same bytes, within 1: the inverse transforms of two builds may round apart.
public sealed class JpegTests
{
    [Fact]
    public void Gray_decodes_as_another_decoder_does()
    {
        var picture = PictureDecoder.Decode(TestJpeg.Gray, "a.jpg");

        Assert.Equal((8, 8, 1), (picture.Width, picture.Height, picture.Channels));
        Near([1, 20, 41, 61, 80, 100, 121, 140, 10, 29], picture.Samples.AsSpan(0, 10));
        Near([70, 89, 111, 130, 150, 169, 191, 209], picture.Samples.AsSpan(56));
        Assert.Equal(new PictureHeader(PictureFormat.Jpeg, 8, 8, 1, true), PictureDecoder.ReadHeader(TestJpeg.Gray, "a.jpg"));
    }

    [Fact]
    public void Colour_decodes_as_colour_and_as_gray()
    {
        var picture = PictureDecoder.Decode(TestJpeg.Color, "a.jpg");
        Near([199, 60, 29], picture.Samples.AsSpan(0, 3));
        Near([20, 90, 220], picture.Samples.AsSpan(45, 3));

        var gray = PictureDecoder.Decode(TestJpeg.Color, "a.jpg", channels: 1);
        Near([98], gray.Samples.AsSpan(0, 1));
        Near([84], gray.Samples.AsSpan(15, 1));
    }

    [Fact]
    public void A_picture_that_lies_is_turned_upright()
    {
        var picture = PictureDecoder.Decode(TestJpeg.Lying, "a.jpg");

        // As Pillow's ImageOps.exif_transpose turns it: 8 wide, 16 high, what was left is above.
        Assert.Equal((8, 16), (picture.Width, picture.Height));
        Near([199, 60, 29], picture.Samples.AsSpan(0, 3));
        Near([20, 90, 220], picture.Samples.AsSpan(^3..));
        Assert.Equal(new PictureHeader(PictureFormat.Jpeg, 8, 16, 3, false), PictureDecoder.ReadHeader(TestJpeg.Lying, "a.jpg"));
    }

    [Fact]
    public void Inks_become_light_inverted_or_not()
    {
        // What cyan and black let through of red: (255 - 51) x (255 - 51) / 255 = 163.2; magenta 122.4, yellow 81.6.
        Near([163, 122, 82], PictureDecoder.Decode(TestJpeg.AdobeInks, "a.jpg").Samples.AsSpan(0, 3));

        // The same samples without Adobe's marker (16 bytes after the first two) are ink as they are: 204 cyan, 204 black and so on.
        byte[] plain = [.. TestJpeg.AdobeInks[..2], .. TestJpeg.AdobeInks[18..]];
        Near([10, 20, 31], PictureDecoder.Decode(plain, "a.jpg").Samples.AsSpan(0, 3));
        Assert.False(PictureDecoder.ReadHeader(plain, "a.jpg").IsPlain);
    }

    [Fact]
    public void Every_way_of_cutting_a_file_short_is_told()
    {
        for (var length = 3; length < TestJpeg.Color.Length; length++)
        {
            var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(TestJpeg.Color.AsSpan(0, length), "cut.jpg"));
            Assert.StartsWith("cut.jpg: the JPEG file is damaged or cut short: libturbojpeg says '", fault.Message, StringComparison.Ordinal);
            Assert.EndsWith("'; copy or save it again.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_declared_size_is_refused_before_anything_is_made_of_it()
    {
        var bomb = TestJpeg.Gray.ToArray();
        var frame = bomb.AsSpan().IndexOf(new byte[] { 0xff, 0xc0 });
        new byte[] { 0xea, 0x60, 0xea, 0x60 }.CopyTo(bomb, frame + 5);

        var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(bomb, "bomb.jpg"));
        Assert.Equal("bomb.jpg: it declares 60,000 x 60,000 pixels, above the limit of 50,000,000; save it smaller, or leave it out.", fault.Message);
    }

    private static void Near(byte[] expected, ReadOnlySpan<byte> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - 1, expected[i] + 1);
    }
}
