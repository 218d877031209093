using System.IO.Compression;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.EndToEnd.Imagery;

public sealed class BadImageTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void Images_of_a_folder_tree_become_a_table_that_can_be_looked_at()
    {
        Picture("photos/shoe/b.png", 20, 10, 3);
        Picture("photos/shoe/deeper/a.png", 10, 20, 1);
        Picture("photos/hat/c.png", 16, 16, 3);
        var result = _ecomai.Run("import", "images", "photos", "--output", "photos.parquet", "--size", "16x16").Expect(0);

        Assert.StartsWith("photos.parquet: 3 rows, ", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 classes: hat 1, shoe 2\n", result.Output, StringComparison.Ordinal);
        var shown = _ecomai.Run("inspect", "photos.parquet").Expect(0).Output;
        Assert.Matches(@"(?m)^image +bytes +bytes +none$", shown);
        Assert.Matches(@"(?m)^ +0 +PNG 16x16, [0-9,]+ bytes +hat +hat/c.png +16 +16 +3$", shown);
        Assert.Matches(@"(?m)^ +2 +PNG 16x16, [0-9,]+ bytes +shoe +shoe/deeper/a.png +16 +16 +1$", shown);
    }

    [Fact]
    public void Damaged_images_are_listed_and_left_out_or_end_a_strict_import()
    {
        Picture("photos/hat/a.png", 8, 8, 1);
        Directory.CreateDirectory(_ecomai.At("photos/shoe"));
        File.WriteAllBytes(_ecomai.At("photos/hat/b.jpg"), [1, 2, 3, 4, 5]);
        _ecomai.Write("photos/shoe/c.png", "");
        Directory.CreateDirectory(_ecomai.At("photos/none"));
        _ecomai.Write("photos/hat/notes.txt", "not an image by its name");

        var result = _ecomai.Run("import", "images", "photos", "--output", "photos.parquet").Expect(0);
        Assert.Contains(
            """
            1 class: hat 1
            left out 2 of 3 images, which cannot be decoded:
              photos/hat/b.jpg: it is neither PNG nor JPEG: it begins with the bytes 01020304; save it as PNG or JPEG.
              photos/shoe/c.png: it is empty (0 bytes); copy the file again.
            class 'shoe' has no image that can be decoded
            class 'none' has no image
            left out files that are not .jpg, .jpeg or .png: .txt 1

            """,
            result.Output,
            StringComparison.Ordinal);

        _ecomai.Run("import", "images", "photos", "--output", "strict.parquet", "--strict").ExpectFault(1, "photos/hat/b.jpg: it is neither PNG nor JPEG");
        Assert.False(File.Exists(_ecomai.At("strict.parquet")));
    }

    [Fact]
    public void Sources_without_a_good_image_are_told()
    {
        _ecomai.Write("bad/hat/a.png", "nothing");
        Picture("loose/a.png", 8, 8, 1);
        Directory.CreateDirectory(_ecomai.At("empty"));

        _ecomai.Run("import", "images", "bad", "--output", "a.parquet").ExpectFault(1, "none of the images in 'bad' can be decoded", "bad/hat/a.png");
        _ecomai.Run("import", "images", "loose", "--output", "a.parquet").ExpectFault(1, "(it holds 1 itself, which have no class)", "loose/shoes/1.jpg");
        _ecomai.Run("import", "images", "empty", "--output", "a.parquet").ExpectFault(1, "'empty' holds no folders with .jpg, .jpeg or .png files;");
        _ecomai.Run("import", "images", "nowhere", "--output", "a.parquet").ExpectFault(1, "'nowhere'");
        _ecomai.Run("import", "images", "loose/a.png", "--output", "a.parquet").ExpectFault(1, "'loose/a.png' is a file");
        _ecomai.Run("import", "images", "bad", "--output", "a.csv").ExpectFault(1, "name a file that ends in .parquet instead of 'a.csv'");
        Assert.Equal(["bad", "empty", "loose"], Directory.EnumerateFileSystemEntries(_ecomai.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--size 64", "--size takes WIDTHxHEIGHT in pixels, each from 1 to 4096, such as 64x64, received '64'")]
    [InlineData("--size 0x64", "--size takes WIDTHxHEIGHT")]
    [InlineData("--channels 2", "--channels takes 1 or 3, received '2'")]
    [InlineData("--fit stretch", "--fit takes crop or pad, received 'stretch'")]
    [InlineData("--format jpeg", "--format takes png or raw, received 'jpeg'")]
    [InlineData("--limit 0", "--limit takes a number of at least 1, received 0")]
    [InlineData("--background 256", "--background takes a number from 0 to 255, received 256")]
    [InlineData("--sise 8x8", "--size")]
    public void Options_that_make_no_sense_are_told(string options, string message)
    {
        Picture("photos/hat/a.png", 8, 8, 1);
        var result = _ecomai.Run(["import", "images", "photos", "--output", "a.parquet", .. options.Split(' ')]).Expect(2);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_ecomai.At("a.parquet")));
    }

    [Fact]
    public void Idx_files_become_two_tables()
    {
        Idx("mnist/train", 3, [0, 1, 1]);
        Idx("mnist/t10k", 2, [1, 0]);
        var result = _ecomai.Run("import", "images", "mnist", "--output", "out", "--classes", "shirt,shoe", "--format", "raw").Expect(0);

        Assert.Contains("train: 2 classes: shirt 1, shoe 2\ntest: 2 classes: shirt 1, shoe 1\n", result.Output, StringComparison.Ordinal);
        var shown = _ecomai.Run("inspect", "out/train.parquet").Expect(0).Output;
        Assert.Matches(@"(?m)^ +0 +12 bytes +shirt +train/0 +4 +3 +1$", shown);
        _ecomai.Run("import", "images", "mnist", "--output", "one.parquet").ExpectFault(1, "from idx files two are written, train.parquet and test.parquet; name a folder.");
        _ecomai.Run("import", "images", "mnist", "--output", "out", "--classes", "shirt").ExpectFault(1, "holds class 1, but only 1 names of classes were given");
    }

    [Fact]
    public void Idx_files_that_are_malformed_are_told()
    {
        Idx("magic/train", 1, [0], magic: 2049);
        _ecomai.Run("import", "images", "magic", "--output", "out").ExpectFault(1, "train-images-idx3-ubyte.gz: begins with 0x00000801, but an idx file of bytes in 3 dimensions begins with 0x00000803; copy the file again.");
        Idx("short/train", 3, [0, 1, 1], body: 30);
        _ecomai.Run("import", "images", "short", "--output", "out").ExpectFault(1, "ends before the 3 x 3 x 4 bytes that it declares; copy the file again.");
        Idx("long/train", 3, [0, 1, 1], body: 40);
        _ecomai.Run("import", "images", "long", "--output", "out").ExpectFault(1, "goes on behind the 3 x 3 x 4 bytes that it declares");
        Idx("labels/train", 3, [0, 1]);
        _ecomai.Run("import", "images", "labels", "--output", "out").ExpectFault(1, "holds 3 images, but", "2 labels; both must come from the same source.");
        Idx("half/train", 3, [0, 1, 1]);
        _ecomai.Run("import", "images", "half", "--output", "out").ExpectFault(1, "t10k-images-idx3-ubyte");
        Idx("cut/train", 3, [0, 1, 1]);
        var path = _ecomai.At("cut/train-images-idx3-ubyte.gz");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^6]);
        _ecomai.Run("import", "images", "cut", "--output", "out").ExpectFault(1, "the content is damaged or cut short");
    }

    private void Picture(string name, int width, int height, int channels)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_ecomai.At(name))!);
        File.WriteAllBytes(_ecomai.At(name), PngEncoder.Encode(new Picture(width, height, channels, new byte[width * height * channels])));
    }

    // Images of 3 rows of 4 pixels.
    private void Idx(string name, byte images, byte[] labels, int magic = 2051, int? body = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_ecomai.At(name))!);
        Gzip($"{name}-images-idx3-ubyte.gz", [0, 0, (byte)(magic >> 8), (byte)magic, 0, 0, 0, images, 0, 0, 0, 3, 0, 0, 0, 4, .. new byte[body ?? images * 12]]);
        Gzip($"{name}-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels]);
    }

    private void Gzip(string name, byte[] content)
    {
        using var gzip = new GZipStream(File.Create(_ecomai.At(name)), CompressionLevel.Fastest);
        gzip.Write(content);
    }
}
