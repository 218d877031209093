using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>The residual discriminator of SNGAN (Miyato et al. 2018; Miyato and Koyama 2018): spectral norm in every layer, a sum over pixels, a projection on the class.</summary>
internal sealed class SnganDiscriminator : Discriminator
{
    private readonly ModuleList<SnganDownBlock> blocks;
    private readonly ProjectionHead head;
    private readonly ScalarType _type;

    public SnganDiscriminator(GanModelConfig model, ImageShape shape, WeightSource source, ScalarType type)
        : base(nameof(SnganDiscriminator), shape)
    {
        var count = ImageSizes.Of(shape).Count - 1;
        int Channels(int halving) => halving < 0 ? shape.Channels : ImageSizes.Channels(model.DiscriminatorWidth, halving, model);
        _type = type;
        blocks = new ModuleList<SnganDownBlock>([.. Enumerable.Range(0, count + 1).Select(i =>
            new SnganDownBlock(source, Channels(i - 1), Channels(Math.Min(i, count - 1)), isFirst: i == 0, halves: i < count))]); // the last one keeps size and channels
        head = new ProjectionHead(source, Channels(count - 1), shape.Classes, 1 / Math.Sqrt(Channels(count - 1)), spectral: true);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override void Renew()
    {
        foreach (var block in blocks)
            block.Renew();
        head.Renew();
    }

    /// <inheritdoc/>
    public override Tensor Features(Tensor images)
    {
        var x = Planes.ChannelsLast(images, _type); // [B, image channels, height, width]
        foreach (var block in blocks)
            x = block.call(x); // half the size, twice the channels, until the last
        return x.relu().to(ScalarType.Float32).sum([2, 3]); // [B, channels]
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor features, Tensor labels) => head.call(features, labels); // [B]
}
