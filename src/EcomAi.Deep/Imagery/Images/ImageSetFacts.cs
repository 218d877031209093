using System.Globalization;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>What is worth saying about a set of images before it is used.</summary>
public static class ImageSetFacts
{
    /// <summary>The set in words: <c>3,068 images of 10 classes, 64x64 colour</c> (width x height).</summary>
    public static string Describe(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var classes = images.Shape.Classes == 1 ? $"one class ('{images.Classes[0]}', so nothing to condition on)" : $"{images.Shape.Classes:N0} classes";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{images.Count:N0} {(images.Count == 1 ? "image" : "images")} of {classes}, {images.Shape.Width}x{images.Shape.Height} {(images.Shape.Channels == 1 ? "gray" : "colour")}");
    }

    /// <summary>How many images each class has, in the order of <see cref="ImageSet.Classes"/>.</summary>
    public static IReadOnlyList<int> ClassCounts(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var counts = new int[images.Classes.Count];
        foreach (var label in Labels(images))
            counts[label]++;
        return counts;
    }

    /// <summary>The classes with their numbers in words: <c>dress 288, hat 149, ...</c>.</summary>
    public static string DescribeClasses(ImageSet images) =>
        string.Join(", ", images.Classes.Zip(ClassCounts(images), (name, count) => string.Create(CultureInfo.InvariantCulture, $"{name} {count:N0}")));

    internal static long[] Labels(ImageSet images)
    {
        using var host = images.Labels.cpu();
        using var values = host.data<long>();
        return values.ToArray();
    }
}
