using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Tests.Data;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Images;

public sealed class ImageSetReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_become_planes_and_classes_are_ordered()
    {
        var odd = ImageTable.Plain(8, 8, 1, 2, 3);
        (odd.Samples[0], odd.Samples[4]) = (100, 200);
        var before = LiveTensors.Settled();
        using (var images = Read(ImageTable.Write(_folder["a.parquet"], (Png(odd), "shoe"), (Png(ImageTable.Plain(8, 8, 9, 8, 7)), "hat"), (Png(ImageTable.Plain(8, 8, 4, 5, 6)), "shoe"))))
        {
            Assert.Equal(new ImageShape(3, 8, 8, 2), images.Shape);
            Assert.Equal(["hat", "shoe"], images.Classes);
            Assert.Equal([1, 0, 1], images.Labels.data<long>().ToArray());
            var values = images.Pixels.data<byte>().ToArray();
            Assert.Equal([100, 1, 1], values[..3]);
            Assert.Equal([2, 200, 2], values[64..67]);
            Assert.Equal([6, 6], values[^2..]);
            Assert.Equal("3 images of 2 classes, 8x8 colour", ImageSetFacts.Describe(images));
            Assert.Equal("hat 1, shoe 2", ImageSetFacts.DescribeClasses(images));
            Assert.Equal(odd.Samples, PictureTensors.ToPictures(images.Pixels)[0].Samples);
        }

        Assert.Equal(before, LiveTensors.Settled());
    }

    [Fact]
    public void Sizes_and_channels_are_brought_to_what_the_configuration_wants()
    {
        var path = ImageTable.Write(_folder["a.parquet"], (Png(ImageTable.Plain(30, 50, 10, 10, 10)), "a"), (Png(ImageTable.Plain(9, 7, 20)), "b"));
        using var images = Read(path, new() { Train = path, Width = 16, Height = 12, Channels = 1 });

        Assert.Equal([2, 1, 12, 16], images.Pixels.shape);
        Assert.Equal([10, 20], [images.Pixels.data<byte>()[0, 0, 5, 5], images.Pixels.data<byte>()[1, 0, 11, 15]]);
    }

    [Fact]
    public void Raw_samples_are_told_from_files_even_where_they_begin_as_one()
    {
        var raw = new byte[8 * 8];
        (raw[0], raw[1], raw[2], raw[63]) = (0xff, 0xd8, 0xff, 5);
        using (var writer = new TableWriter(
            _folder["a.parquet"],
            [new("image", OutputType.Bytes), new("label", OutputType.Int64), new("width", OutputType.Int32), new("height", OutputType.Int32), new("channels", OutputType.Int32)]))
        {
            writer.Write(2, new[] { raw, Png(ImageTable.Plain(8, 8, 77)) }, new long[] { 10, 9 }, new[] { 8, 8 }, new[] { 8, 8 }, new[] { 1, 1 });
            writer.Commit();
        }

        using var images = Read(_folder["a.parquet"]);
        Assert.Equal(["9", "10"], images.Classes);
        Assert.Equal([.. raw, .. Enumerable.Repeat((byte)77, 64)], images.Pixels.data<byte>().ToArray());
    }

    [Fact]
    public void One_class_is_said_to_be_one()
    {
        using var images = Read(ImageTable.Write(_folder["a.parquet"], (Png(ImageTable.Plain(8, 8, 1)), "bag")));
        Assert.Equal("1 image of one class ('bag', so nothing to condition on), 8x8 gray", ImageSetFacts.Describe(images));
    }

    [Fact]
    public void An_image_of_another_size_is_told_with_what_to_do()
    {
        var path = ImageTable.Write(_folder["a.parquet"], (Png(ImageTable.Plain(12, 8, 1)), "a"), (Png(ImageTable.Plain(8, 12, 1)), "a"));
        Assert.Equal(
            $"{path}, row group 0, column 'image', row 1: 8 x 12 pixels, but the first training image has 12 x 8, and all must agree; set data.width and data.height, or import again with --size 12x8.",
            Assert.Throws<DataException>(() => Read(path)).Message);
    }

    [Fact]
    public void A_size_that_networks_cannot_halve_twice_is_told_with_one_that_fits()
    {
        var path = ImageTable.Write(_folder["a.parquet"], (Png(ImageTable.Plain(30, 3, 1)), "a"));
        Assert.Equal(
            $"{path}, row group 0, column 'image', row 0: 30 x 3 pixels, but width and height must divide by 4 and be 8 to 512; set data.width and data.height, such as 32 and 8, or import again with --size 32x8.",
            Assert.Throws<DataException>(() => Read(path)).Message);
    }

    [Fact]
    public void The_first_damaged_image_is_told_by_its_row()
    {
        var good = Png(ImageTable.Plain(8, 8, 1));
        var path = ImageTable.Write(_folder["a.parquet"], (good, "a"), (good, "a"), (good[..50], "a"), ([1, 2, 3], "a"));
        Assert.StartsWith($"{path}, row group 0, column 'image', row 2: the PNG file is cut short", Assert.Throws<PictureException>(() => Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_class_is_told_with_the_likely_one()
    {
        var path = ImageTable.Write(_folder["a.parquet"], (Png(ImageTable.Plain(8, 8, 1)), "hat"), (Png(ImageTable.Plain(8, 8, 1)), "shose"));
        Assert.Equal(
            $"{path}, row group 0, column 'label', row 1: class 'shose' is none of the 2 classes of the training images (hat, shoes). Did you mean 'shoes'? Leave such images out of {path}, or train with them.",
            Assert.Throws<DataException>(() => ImageSetReader.Read(path, new() { Train = path }, CPU, "data.test", null, ["hat", "shoes"])).Message);
    }

    [Fact]
    public void Missing_columns_wrong_kinds_nulls_and_no_rows_are_told()
    {
        var path = ImageTable.Write(_folder["a.parquet"], (Png(ImageTable.Plain(8, 8, 1)), "hat"));
        Assert.Contains("has no column 'images'. Did you mean 'image'?", Fault(path, new() { Train = path, Image = "images" }), StringComparison.Ordinal);
        Assert.Contains("data.image: column 'label' of", Fault(path, new() { Train = path, Image = "label" }), StringComparison.Ordinal);
        Assert.Contains("data.label: column 'image' of", Fault(path, new() { Train = path, Label = "image" }), StringComparison.Ordinal);

        var empty = ImageTable.Write(_folder["empty.parquet"]);
        Assert.Equal($"{empty} holds no images; data.train needs a table with an image a row, as `ecomai import images` writes it.", Fault(empty));

        using (var writer = new TableWriter(_folder["null.parquet"], [new("image", OutputType.Bytes, true), new("label", OutputType.Text)]))
        {
            writer.Write(1, new byte[]?[] { null }, new[] { "a" });
            writer.Commit();
        }

        Assert.Contains("column 'image', row 0: a null", Fault(_folder["null.parquet"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_share_form_and_classes_and_held_back_images_leave_the_training_set()
    {
        (byte[], string)[] rows = [.. Enumerable.Range(0, 30).Select(i => (Png(ImageTable.Plain(8, 8, (byte)i)), i < 20 ? "many" : "few"))];
        var train = ImageTable.Write(_folder["train.parquet"], rows);
        var test = ImageTable.Write(_folder["test.parquet"], (Png(ImageTable.Plain(8, 8, 99, 99, 99)), "few"));
        var before = LiveTensors.Settled();
        using (var splits = ImageSplits.Load(new() { Train = train, Test = test, ValidationCount = 6 }, CPU))
        {
            Assert.Equal([train, test], splits.Files);
            Assert.Equal((24, 6, 1), (splits.Train.Count, splits.Validation!.Count, splits.Test!.Count));
            Assert.Equal("few 2, many 4", ImageSetFacts.DescribeClasses(splits.Validation));
            Assert.Equal("few 1, many 0", ImageSetFacts.DescribeClasses(splits.Test));
            byte[] Values(ImageSet images) => [.. PictureTensors.ToPictures(images.Pixels).Select(picture => picture.Samples[0])];
            Assert.Equal(Enumerable.Range(0, 30).Select(i => (byte)i), Values(splits.Train).Concat(Values(splits.Validation)).Order());
            using var again = ImageSplits.Load(new() { Train = train, ValidationCount = 6 }, CPU);
            Assert.Equal(Values(splits.Validation), Values(again.Validation!));
        }

        Assert.Equal(before, LiveTensors.Settled());
        Assert.Contains("at most 28 can be held back", Assert.Throws<DataException>(() => ImageSplits.Load(new() { Train = train, ValidationCount = 29 }, CPU)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 20, 10 }, 6, new[] { 4, 2 })]
    [InlineData(new[] { 1, 10, 10 }, 5, new[] { 0, 3, 2 })]
    [InlineData(new[] { 2, 2, 2 }, 3, new[] { 1, 1, 1 })]
    public void Shares_are_proportional_and_never_all_of_a_class(int[] counts, int wanted, int[] shares) => Assert.Equal(shares, ImageSplits.Shares(counts, wanted));

    [Fact]
    public void Quantizing_is_the_way_back_of_normalizing()
    {
        using var samples = arange(0, 256).to(ScalarType.Byte);
        using var images = ImageSet.Normalize(samples);
        using var back = PictureTensors.Quantize(images);
        Assert.Equal(samples.data<byte>().ToArray(), back.data<byte>().ToArray());
    }

    private static byte[] Png(Picture picture) => PngEncoder.Encode(picture);

    private static ImageSet Read(string path, ImageDataConfig? data = null) => ImageSetReader.Read(path, data ?? new() { Train = path }, CPU);

    private static string Fault(string path, ImageDataConfig? data = null) => Assert.Throws<DataException>(() => Read(path, data)).Message;
}
