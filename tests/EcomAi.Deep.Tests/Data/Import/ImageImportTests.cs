using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Tests.Data.Pictures;

namespace EcomAi.Deep.Tests.Data.Import;

public sealed class ImageImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SilentObserver _observer = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_that_need_no_change_keep_their_bytes()
    {
        File("photos/a/1.jpg", TestJpeg.Color);
        File("photos/a/2.jpg", TestJpeg.Lying);
        File("photos/b/3.png", PngEncoder.Encode(PngTests.Noise(16, 8, 3)));
        File("photos/b/4.png", TestPng.Make(16, 8, 16, TestPng.Gray, new byte[8 * 33]));
        var rows = Import(new() { Input = _folder["photos"], Output = _folder["t.parquet"] }, out var summary);

        Assert.Equal(["a/1.jpg", "a/2.jpg", "b/3.png", "b/4.png"], rows.Select(row => row.File));
        Assert.Equal([(16, 8, 3), (8, 16, 3), (16, 8, 3), (16, 8, 1)], rows.Select(row => (row.Width, row.Height, row.Channels)));
        Assert.Equal(TestJpeg.Color, rows[0].Image);
        Assert.Equal(PictureFormat.Png, PictureDecoder.FormatOf(rows[1].Image));
        Assert.Equal(PictureDecoder.Decode(TestJpeg.Lying, "a").Samples, PictureDecoder.Decode(rows[1].Image, "b").Samples);
        Assert.Equal(System.IO.File.ReadAllBytes(_folder["photos/b/3.png"]), rows[2].Image);
        Assert.True(PictureDecoder.ReadHeader(rows[3].Image, "c").IsPlain);
        Assert.Equal(
            ["2 classes: a 2, b 2", "the images are of 2 sizes, 8 to 16 pixels wide and 8 to 16 high; training needs one: add --size WxH, or set data.width and data.height"],
            summary.Notes);
        Assert.Equal((4, 4), _observer.Phases["images"]);
    }

    [Fact]
    public void Sizes_channels_and_raw_samples_are_made_as_wanted()
    {
        var picture = PngTests.Noise(20, 10, 3);
        File("photos/a/1.png", PngEncoder.Encode(picture));
        var row = Assert.Single(Import(new() { Input = _folder["photos"], Output = _folder["t.parquet"], Size = (8, 8), Channels = 1, Fit = PictureFit.Pad, Background = 3, Encoding = ImageEncoding.Raw }, out _));

        Assert.Equal((8, 8, 1), (row.Width, row.Height, row.Channels));
        Assert.Equal(PictureSize.To(PictureColors.Convert(picture, 1), 8, 8, PictureFit.Pad, 3).Samples, row.Image);
        Assert.Equal(Enumerable.Repeat((byte)3, 16), row.Image[..16]);
    }

    [Fact]
    public void A_limit_takes_the_first_good_images_of_each_class()
    {
        foreach (var name in new[] { "1", "2", "3", "4" })
            File($"photos/a/{name}.png", name == "1" ? [0] : PngEncoder.Encode(PngTests.Noise(8, 8, 1)));
        File("photos/b/1.png", PngEncoder.Encode(PngTests.Noise(8, 8, 1)));

        Assert.Equal(["a/2.png", "a/3.png", "b/1.png"], Import(new() { Input = _folder["photos"], Output = _folder["t.parquet"], Limit = 2 }, out _).Select(row => row.File));
    }

    [Fact]
    public void Links_are_followed_within_the_tree_only()
    {
        File("photos/a/1.png", PngEncoder.Encode(PngTests.Noise(8, 8, 1)));
        File("outside/2.png", PngEncoder.Encode(PngTests.Noise(8, 8, 1)));
        System.IO.File.CreateSymbolicLink(_folder["photos/a/inside.png"], _folder["photos/a/1.png"]);
        System.IO.File.CreateSymbolicLink(_folder["photos/a/outside.png"], _folder["outside/2.png"]);
        Directory.CreateSymbolicLink(_folder["photos/circle"], _folder["photos"]);

        Assert.Equal(["a/1.png", "a/inside.png"], Import(new() { Input = _folder["photos"], Output = _folder["t.parquet"] }, out var summary).Select(row => row.File));
        Assert.Contains("left out 2 symbolic links to folders or out of the tree", summary.Notes);
    }

    [Fact]
    public void A_stop_leaves_nothing_behind()
    {
        File("photos/a/1.png", PngEncoder.Encode(PngTests.Noise(8, 8, 1)));
        var stop = new StopSignal();
        stop.Request(130);
        var fault = Assert.Throws<RunStoppedException>(() => ImageImport.Run(new() { Input = _folder["photos"], Output = _folder["t.parquet"] }, _observer, stop));

        Assert.Equal(130, fault.ExitCode);
        Assert.Equal(["photos"], _folder.Names);
    }

    [Fact]
    public void More_than_twenty_damaged_images_are_counted()
    {
        File("photos/a/0.png", PngEncoder.Encode(PngTests.Noise(8, 8, 1)));
        for (var i = 1; i <= 25; i++)
            File($"photos/a/{i}.png", [0]);
        Import(new() { Input = _folder["photos"], Output = _folder["t.parquet"] }, out var summary);

        Assert.Contains("left out 25 of 26 images, which cannot be decoded:", summary.Notes);
        Assert.Equal(20, summary.Notes.Count(note => note.Contains("it is neither PNG nor JPEG", StringComparison.Ordinal)));
        Assert.Equal("  and 5 more", summary.Notes[^1]);
    }

    private void File(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        System.IO.File.WriteAllBytes(_folder[name], content);
    }

    private List<(byte[] Image, string Label, string File, int Width, int Height, int Channels)> Import(ImageImportOptions options, out ImportSummary summary)
    {
        summary = ImageImport.Run(options, _observer, new StopSignal());
        var rows = new List<(byte[], string, string, int, int, int)>();
        foreach (var chunk in ParquetTable.Open(options.Output).Read())
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                rows.Add((
                    chunk.Bytes("image")[row]!, chunk.Texts("label")[row]!, chunk.Texts("file")[row]!,
                    (int)chunk.Integers("width")[row], (int)chunk.Integers("height")[row], (int)chunk.Integers("channels")[row]));
            }
        }

        return rows;
    }
}
