namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>The names of the image metrics.</summary>
public static class ImageMetricNames
{
    /// <summary>See <see cref="FrechetDistance"/>.</summary>
    public const string Frechet = "Frechet distance";

    /// <summary>See <see cref="KernelDistance"/>; times 1000, as tables of it have it.</summary>
    public const string Kernel = "KID x1000";

    /// <summary>The standard error of <see cref="Kernel"/>.</summary>
    public const string KernelError = "KID x1000 error";

    /// <summary>See <see cref="Prdc"/>.</summary>
    public const string Precision = "Precision";

    /// <summary>See <see cref="Prdc"/>.</summary>
    public const string Recall = "Recall";

    /// <summary>See <see cref="Prdc"/>.</summary>
    public const string Density = "Density";

    /// <summary>See <see cref="Prdc"/>.</summary>
    public const string Coverage = "Coverage";

    /// <summary>The part of images that the classifier takes for what they are meant to show.</summary>
    public const string LabelAccuracy = "Label accuracy";

    /// <summary>The part of generated images suspiciously near to a training image, see <see cref="ImageScore.Memorised"/>.</summary>
    public const string Memorised = "Memorised";

    /// <summary>The label accuracy of one class.</summary>
    public static string OfClass(string name) => $"{LabelAccuracy} of {name}";
}
