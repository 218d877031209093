using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>The residual generator of SNGAN (Miyato et al. 2018): batch normalisation with scales and shifts of each class.</summary>
internal sealed class SnganGenerator : Generator
{
    private readonly Dense start;
    private readonly ModuleList<SnganUpBlock> blocks;
    private readonly BatchNormalization norm;
    private readonly Convolution output;
    private readonly ScalarType _type;
    private readonly (int Height, int Width) _first;
    private readonly int _channels;

    public SnganGenerator(GanModelConfig model, ImageShape shape, WeightSource source, ScalarType type)
        : base(nameof(SnganGenerator), shape, model.LatentSize)
    {
        var sizes = ImageSizes.Of(shape);
        var count = sizes.Count - 1;
        int Channels(int doubling) => ImageSizes.Channels(model.GeneratorWidth, count - doubling, model);
        (_type, _first, _channels) = (type, sizes[^1], Channels(0));
        start = new Dense(source, model.LatentSize, _channels * _first.Height * _first.Width, Math.Sqrt(1.0 / model.LatentSize));
        blocks = new ModuleList<SnganUpBlock>([.. Enumerable.Range(0, count).Select(i => new SnganUpBlock(source, Channels(i), Channels(i + 1), shape.Classes))]);
        norm = new BatchNormalization(source, Channels(count), 0);
        output = new Convolution(source, Channels(count), shape.Channels, 3, Convolution.He(Channels(count), 3, .35));
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input1">Latents [B, latent] float32.</param>
    /// <param name="input2">Labels [B] int64.</param>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var x = Planes.Unflatten(start.call(input1), _first, _channels).to(_type); // [B, channels, first height, first width]
        foreach (var block in blocks)
            x = block.call(x, input2); // twice the size, half the channels
        x = output.call(norm.call(x, null).relu_()); // [B, image channels, height, width]
        return x.to(ScalarType.Float32).contiguous().tanh();
    }
}
