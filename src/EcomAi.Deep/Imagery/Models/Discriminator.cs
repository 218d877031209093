using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Tells real images from generated ones: (images [B, channels, height, width] in -1 ... 1, labels [B] int64) to logits [B] float32, higher for real.</summary>
public abstract class Discriminator(string name, ImageShape shape) : Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>The form of the images.</summary>
    public ImageShape Shape { get; } = shape;

    /// <summary>Whether the logit of an image depends on that image and its label alone, so that real and generated ones may share a batch; batch normalisation breaks it.</summary>
    public virtual bool SeesImagesAlone => true;

    /// <summary>What the logits are made from, before the class is looked at: [B, features] float32.</summary>
    /// <param name="images">[B, channels, height, width] in -1 ... 1.</param>
    public abstract Tensor Features(Tensor images);

    /// <summary>The logits of images of which <see cref="Features"/> is known.</summary>
    /// <param name="features">[B, features] float32.</param>
    /// <param name="labels">[B] int64.</param>
    /// <returns>[B] float32.</returns>
    public abstract Tensor Logits(Tensor features, Tensor labels);

    /// <inheritdoc/>
    /// <param name="input1">Images [B, channels, height, width] in -1 ... 1.</param>
    /// <param name="input2">Labels [B] int64.</param>
    public sealed override Tensor forward(Tensor input1, Tensor input2) => Logits(Features(input1), input2);

    /// <summary>Brings up to date what is known of the weights besides their values, such as the vectors of a spectral norm. Called once before each update.</summary>
    public virtual void Renew()
    {
    }
}
