using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Makes images of wanted classes from random numbers: (latents [B, <see cref="LatentSize"/>] float32, labels [B] int64) to images [B, channels, height, width] in -1 ... 1.</summary>
public abstract class Generator(string name, ImageShape shape, int latentSize) : Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>The form of the images.</summary>
    public ImageShape Shape { get; } = shape;

    /// <summary>The numbers that an image is made from.</summary>
    public int LatentSize { get; } = latentSize;
}
