using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Images;

public sealed class Clothing64Tests
{
    // Counted and averaged in the source JPEG files with Pillow and NumPy.
    [Fact]
    public void The_committed_photos_are_those_of_the_source()
    {
        using var splits = ImageSplits.Load(new() { Train = Path("train.parquet"), Validation = Path("validation.parquet"), Test = Path("test.parquet") }, CPU);

        Assert.Equal("3,068 images of 10 classes, 64x64 colour", ImageSetFacts.Describe(splits.Train));
        Assert.Equal("dress 241, hat 123, longsleeve 455, outwear 184, pants 468, shirt 290, shoes 198, shorts 202, skirt 112, t-shirt 795", ImageSetFacts.DescribeClasses(splits.Train));
        Assert.Equal("dress 32, hat 14, longsleeve 49, outwear 24, pants 49, shirt 29, shoes 26, shorts 25, skirt 12, t-shirt 81", ImageSetFacts.DescribeClasses(splits.Validation!));
        Assert.Equal("dress 15, hat 12, longsleeve 72, outwear 38, pants 42, shirt 26, shoes 73, shorts 30, skirt 12, t-shirt 52", ImageSetFacts.DescribeClasses(splits.Test!));
        Assert.Equal(new double[] { 152.5, 140.0, 132.6 }, Means(splits.Test!));
    }

    private static double[] Means(ImageSet images)
    {
        using var scope = NewDisposeScope();
        return [.. images.Pixels.to(float64).mean([0, 2, 3]).data<double>().Select(mean => Math.Round(mean, 1))];
    }

    private static string Path(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "data", "clothing64", name);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException($"no data/clothing64/{name} above {AppContext.BaseDirectory}");
    }
}
