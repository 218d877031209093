using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Tests.Data.Pictures;

public sealed class PictureDecoderTests
{
    [Theory]
    [InlineData("", "it is empty (0 bytes); copy the file again.")]
    [InlineData("hello", "it is neither PNG nor JPEG: it begins with the bytes 68656C6C; save it as PNG or JPEG.")]
    [InlineData("GIF89a", "it is neither PNG nor JPEG: it begins with the bytes 47494638 (GIF); save it as PNG or JPEG.")]
    [InlineData("<svg/>", "it is neither PNG nor JPEG: it begins with the bytes 3C737667 (markup); save it as PNG or JPEG.")]
    [InlineData("BM", "it is neither PNG nor JPEG: it begins with the bytes 424D (BMP); save it as PNG or JPEG.")]
    public void What_is_no_picture_is_told_by_its_first_bytes(string content, string reason)
    {
        var fault = Assert.Throws<PictureException>(() => PictureDecoder.Decode(System.Text.Encoding.ASCII.GetBytes(content), "shop/a.png"));
        Assert.Equal($"shop/a.png: {reason}", fault.Message);
        Assert.Equal(("shop/a.png", reason), (fault.Picture, fault.Reason));
    }

    [Fact]
    public void The_bytes_tell_the_format_whatever_the_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["really-jpeg.png"], TestJpeg.Gray);
        Assert.Equal(8, PictureDecoder.Load(folder["really-jpeg.png"]).Width);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        var fault = Assert.Throws<PictureException>(() => PictureDecoder.Load("/nowhere/a.png"));
        Assert.StartsWith("/nowhere/a.png: it cannot be read (", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_decode_or_are_refused_and_nothing_else()
    {
        byte[][] files =
        [
            PngEncoder.Encode(PngTests.Noise(12, 9, 3), new PngText("Title", "x")), TestPng.Make(3, 1, 8, TestPng.Palette, [0, 1, 0, 1], ("PLTE", [9, 8, 7, 200, 100, 50]), ("tRNS", [0])),
            TestJpeg.Gray, TestJpeg.Color, TestJpeg.AdobeInks, TestJpeg.Lying,
        ];
        var random = new Random(20_170_101);
        var (decoded, refused) = (0, 0);
        for (var turn = 0; turn < 6000; turn++)
        {
            var file = files[turn % files.Length].ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                file = file[..random.Next(file.Length)];
            try
            {
                var picture = PictureDecoder.Decode(file, "mutant", random.Next(2) * 3, mostPixels: 1_000_000);
                Assert.Equal(picture.Width * picture.Height * picture.Channels, picture.Samples.Length);
                decoded++;
            }
            catch (PictureException fault)
            {
                Assert.StartsWith("mutant: ", fault.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(decoded > 100 && refused > 1000, $"{decoded} decoded, {refused} refused");
    }
}
