using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>The <c>data</c> section: Parquet with an image a row (PNG, JPEG, or raw samples) and its class, as <c>ecomai import images</c> writes it.</summary>
public sealed record ImageDataConfig : IValidatedSection
{
    /// <summary>The Parquet file, folder or glob with the training images. Required.</summary>
    public required string Train { get; init; }

    /// <summary>The validation images, by which a checkpoint is chosen. Default none: <see cref="ValidationCount"/> training images are held back.</summary>
    public string? Validation { get; init; }

    /// <summary>The test images, measured once at the end. Default none (or empty): the table shows the validation part.</summary>
    public string? Test { get; init; }

    /// <summary>Training images held back for validation where <see cref="Validation"/> names no file, drawn class by class from the seed 0. Default 0, range 0 to 10,000,000.</summary>
    [Range(0, 10_000_000)]
    public int ValidationCount { get; init; }

    /// <summary>The column of images: bytes of a PNG or JPEG file, or raw uint8 samples (rows, then pixels, then channels) with <c>width</c>, <c>height</c> and <c>channels</c> columns. Default <c>image</c>.</summary>
    public string Image { get; init; } = "image";

    /// <summary>The column of classes, text (ordered ordinally) or integers (by value). Default <c>label</c>.</summary>
    public string Label { get; init; } = "label";

    /// <summary>Rows of an image, in pixels: images of another size are cut at the centre and resized. Default 0: as the images are, which must agree. Range 0 to 512.</summary>
    [Range(0, 512)]
    public int Height { get; init; }

    /// <summary>Pixels in a row. Default 0: as the images are, which must agree. Range 0 to 512.</summary>
    [Range(0, 512)]
    public int Width { get; init; }

    /// <summary>1 for gray, 3 for colour; images are converted. Default 0: as the first image is. Range 0 to 3.</summary>
    [Range(0, 3)]
    public int Channels { get; init; }

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(Train))
            fault("train", "must name a Parquet file, folder or glob, received an empty text");
        if (Validation is { Length: > 0 } && ValidationCount > 0)
            fault("validationCount", $"must be 0 when data.validation names a file, received {ValidationCount}");
        if (Channels == 2)
            fault("channels", "must be 0, 1 or 3, received 2");
        foreach (var (name, size) in new[] { ("height", Height), ("width", Width) })
        {
            if (size % 4 != 0 || size is > 0 and < 8)
                fault(name, $"must be 0, or at least 8 and divide by 4, received {size}");
        }

        if (Height == 0 != (Width == 0))
            fault("width", $"and data.height must both be 0 or both be given, received {Width} and {Height}");
    }
}
