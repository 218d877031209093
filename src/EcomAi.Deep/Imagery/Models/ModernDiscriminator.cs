using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// Strided 4x4 convolutions and residual ones without normalisation, and a projection on the class. It starts from 2x2 squares of pixels, so that no convolution works at the image's
/// full size.
/// </summary>
internal sealed class ModernDiscriminator : Discriminator
{
    private readonly Convolution start;
    private readonly ModuleList<Convolution> halvings;
    private readonly ModuleList<ResidualConvolutions> residuals;
    private readonly Dense? features;
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
        residuals = new ModuleList<ResidualConvolutions>(
            [.. Enumerable.Range(0, count + 1).Select(i => new ResidualConvolutions(source, Channels(i), i < count ? model.FineResiduals : model.Residuals))]);
        features = model.Features > 0 ? new Dense(source, flat, model.Features, Math.Sqrt(2.0 / flat)) : null;
        var judged = model.Features > 0 ? model.Features : flat;
        head = new ProjectionHead(source, judged, shape.Classes, 1 / Math.Sqrt(judged));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Features(Tensor images)
    {
        var x = Planes.Squares(images, _type); // [B, 4 image channels, height / 2, width / 2]
        x = residuals[0].call(start.call(x).leaky_relu_(.2)); // [B, channels, height / 2, width / 2]
        for (var i = 0; i < halvings.Count; i++)
            x = residuals[i + 1].call(halvings[i].call(x).leaky_relu_(.2)); // half the size, more channels
        var flat = Planes.Flatten(x); // [B, last channels x height x width]
        return features is null ? flat : features.call(flat).leaky_relu_(.2); // [B, features]
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor features, Tensor labels) => head.call(features, labels); // [B]
}
