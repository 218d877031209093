using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>Labelled images of one size, whole on one device: uint8, normalised only in the step that uses them.</summary>
public sealed class ImageSet : IDisposable
{
    /// <summary>Takes over two tensors.</summary>
    /// <param name="pixels">[N, channels, height, width] uint8.</param>
    /// <param name="labels">[N] int64, each a place in <paramref name="classes"/>.</param>
    /// <param name="classes">The names of the classes.</param>
    public ImageSet(Tensor pixels, Tensor labels, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classes);
        (Pixels, Labels, Classes) = (pixels.DetachFromDisposeScope(), labels.DetachFromDisposeScope(), classes);
        Shape = new ImageShape((int)pixels.shape[1], (int)pixels.shape[2], (int)pixels.shape[3], classes.Count);
    }

    /// <summary>[N, channels, height, width] uint8.</summary>
    public Tensor Pixels { get; }

    /// <summary>[N] int64, each a place in <see cref="Classes"/>.</summary>
    public Tensor Labels { get; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The form of the images.</summary>
    public ImageShape Shape { get; }

    /// <summary>The number of images.</summary>
    public int Count => (int)Pixels.shape[0];

    /// <summary>Normalises uint8 samples to -1 ... 1, the range of a generator's tanh.</summary>
    /// <param name="pixels">uint8, any shape.</param>
    /// <returns>float32 of the same shape.</returns>
    public static Tensor Normalize(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        using var real = pixels.to(float32);
        using var scaled = real.mul(1 / 127.5);
        return scaled.sub(1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }
}
