using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Data.Import;

/// <summary>Which images to import, how, and where to.</summary>
public sealed record ImageImportOptions
{
    /// <summary>A folder with a folder of images for each class, or with the four idx files of MNIST or Fashion-MNIST.</summary>
    public required string Input { get; init; }

    /// <summary>The Parquet file to write; for idx files the folder for <c>train.parquet</c> and <c>test.parquet</c>.</summary>
    public required string Output { get; init; }

    /// <summary>Width and height in pixels; null keeps each image's own.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>1 for gray, 3 for colour, 0 for what each image has.</summary>
    public int Channels { get; init; }

    /// <summary>How images of another shape are brought to the size.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>The samples that padding fills with. Default 255, white.</summary>
    public byte Background { get; init; } = 255;

    /// <summary>What the bytes of an image are.</summary>
    public ImageEncoding Encoding { get; init; }

    /// <summary>Whether the first damaged image is an error, instead of being listed and left out.</summary>
    public bool Strict { get; init; }

    /// <summary>The most images of a class, the first by name; null takes all.</summary>
    public int? Limit { get; init; }

    /// <summary>Names for the classes 0, 1, ... of idx files; empty calls them by their numbers.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];
}
