using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// The discriminator of DCGAN (Radford et al. 2016): strided 4x4 convolutions with batch normalisation after all but the first, leaky rectifiers, weights from N(0, .02),
/// and a projection on the class.
/// </summary>
internal sealed class DcganDiscriminator : Discriminator
{
    private readonly ModuleList<Convolution> halvings;
    private readonly ModuleList<BatchNormalization> norms;
    private readonly ProjectionHead head;
    private readonly ScalarType _type;

    /// <summary>A discriminator of this size.</summary>
    /// <param name="model">Its width.</param>
    /// <param name="shape">The form of the images.</param>
    /// <param name="source">Where the weights come from.</param>
    /// <param name="type">What convolutions compute with.</param>
    /// <param name="hasNorms">Whether there is batch normalisation.</param>
    public DcganDiscriminator(GanModelConfig model, ImageShape shape, WeightSource source, ScalarType type, bool hasNorms)
        : base(nameof(DcganDiscriminator), shape)
    {
        var sizes = ImageSizes.Of(shape);
        var count = sizes.Count - 1;
        int Channels(int halving) => halving < 0 ? shape.Channels : ImageSizes.Channels(model.DiscriminatorWidth, halving, model);
        _type = type;
        halvings = new ModuleList<Convolution>([.. Enumerable.Range(0, count).Select(i =>
            new Convolution(source, Channels(i - 1), Channels(i), 4, DcganGenerator.Deviation, stride: 2, hasBias: i == 0 || !hasNorms))]);
        norms = new ModuleList<BatchNormalization>(
            [.. Enumerable.Range(1, hasNorms ? count - 1 : 0).Select(i => new BatchNormalization(source, Channels(i), DcganGenerator.Deviation))]);
        head = new ProjectionHead(source, Channels(count - 1) * sizes[^1].Height * sizes[^1].Width, shape.Classes, DcganGenerator.Deviation);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override bool SeesImagesAlone => norms.Count == 0;

    /// <inheritdoc/>
    public override Tensor Features(Tensor images)
    {
        var x = Planes.ChannelsLast(images, _type); // [B, image channels, height, width]
        for (var i = 0; i < halvings.Count; i++)
        {
            x = halvings[i].call(x); // half the size, twice the channels
            if (i > 0 && norms.Count > 0)
                x = norms[i - 1].call(x, null);
            x = x.leaky_relu_(.2);
        }

        return Planes.Flatten(x); // [B, channels x last height x last width]
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor features, Tensor labels) => head.call(features, labels); // [B]
}
