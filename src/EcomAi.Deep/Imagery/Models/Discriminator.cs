using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Tells real images from generated ones: (images [B, channels, height, width] in -1 ... 1, labels [B] int64) to logits [B] float32, higher for real.</summary>
public abstract class Discriminator(string name, ImageShape shape) : Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>The form of the images.</summary>
    public ImageShape Shape { get; } = shape;

    /// <summary>What the logits are made from, before the class is looked at: [B, features] float32.</summary>
    /// <param name="images">[B, channels, height, width] in -1 ... 1.</param>
    public abstract Tensor Features(Tensor images);
}
