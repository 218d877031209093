using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// Strided 4x4 convolutions without normalisation, and a projection on the class. It starts from 2x2 squares of pixels, so that no convolution works at the image's
/// full size.
/// </summary>
internal sealed class ModernDiscriminator : Discriminator
{
    private const int FeatureCount = 128;
    private readonly Convolution start;
    private readonly ModuleList<Convolution> halvings;
    private readonly Convolution last;
    private readonly Dense features;
    private readonly ProjectionHead head;
    private readonly ScalarType _type;

    public ModernDiscriminator(GanModelConfig model, ImageShape shape, WeightSource source, ScalarType type)
        : base(nameof(ModernDiscriminator), shape)
    {
        var sizes = ImageSizes.Of(shape);
        var count = sizes.Count - 2; // from half the image's size down
        int Channels(int halving) => ImageSizes.Channels(model.DiscriminatorWidth, halving, model);
        var (height, width) = sizes[^1];
        var inputs = 4 * shape.Channels;
        var flat = Channels(count) * height * width;
        _type = type;
        start = new Convolution(source, inputs, Channels(0), 3, Convolution.He(inputs, 3));
        halvings = new ModuleList<Convolution>(
            [.. Enumerable.Range(0, count).Select(i => new Convolution(source, Channels(i), Channels(i + 1), 4, Convolution.He(Channels(i), 4), stride: 2))]);
        last = new Convolution(source, Channels(count), Channels(count), 3, Convolution.He(Channels(count), 3));
        features = new Dense(source, flat, FeatureCount, Math.Sqrt(2.0 / flat));
        head = new ProjectionHead(source, FeatureCount, shape.Classes, 1 / Math.Sqrt(FeatureCount));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Features(Tensor images)
    {
        var x = Planes.ChannelsLast(functional.pixel_unshuffle(images, 2), _type); // [B, 4 image channels, height / 2, width / 2]
        x = start.call(x).leaky_relu_(.2); // [B, channels, height / 2, width / 2]
        foreach (var halving in halvings)
            x = halving.call(x).leaky_relu_(.2); // half the size, twice the channels
        x = last.call(x).leaky_relu_(.2);
        return features.call(Planes.Flatten(x)).leaky_relu_(.2); // [B, 128]
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor features, Tensor labels) => head.call(features, labels); // [B]
}
