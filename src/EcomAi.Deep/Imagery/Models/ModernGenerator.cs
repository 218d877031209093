using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// Nearest-neighbour doubling and 3x3 convolutions without normalisation, each scaled and shifted by latents and class (Perez et al. 2018). The last convolution makes
/// the four pixels of a 2x2 square at once (Shi et al. 2016), so that none works at the image's full size.
/// </summary>
internal sealed class ModernGenerator : Generator
{
    private readonly ClassTable classes;
    private readonly Dense start;
    private readonly ResidualConvolutions coarse;
    private readonly ModuleList<ModernUpBlock> blocks;
    private readonly Convolution output;
    private readonly ScalarType _type;
    private readonly (int Height, int Width) _first;
    private readonly int _channels;

    public ModernGenerator(GanModelConfig model, ImageShape shape, WeightSource source, ScalarType type)
        : base(nameof(ModernGenerator), shape, model.LatentSize)
    {
        var sizes = ImageSizes.Of(shape);
        var halvings = sizes.Count - 2; // from half the image's size down
        int Channels(int halving) => ImageSizes.Channels(model.GeneratorWidth, halving, model);
        var style = model.LatentSize + model.ClassEmbedding;
        (_type, _first, _channels) = (type, sizes[^1], Channels(halvings));
        classes = new ClassTable(source, shape.Classes, model.ClassEmbedding, 1);
        start = new Dense(source, style, _channels * _first.Height * _first.Width, Math.Sqrt(2.0 / style));
        coarse = new ResidualConvolutions(source, _channels, model.Residuals);
        blocks = new ModuleList<ModernUpBlock>(
            [.. Enumerable.Range(0, halvings).Select(block => new ModernUpBlock(source, Channels(halvings - block), Channels(halvings - block - 1), style))]);
        output = new Convolution(source, Channels(0), 4 * shape.Channels, 3, Convolution.He(Channels(0), 3, .35));
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input1">Latents [B, latent] float32.</param>
    /// <param name="input2">Labels [B] int64.</param>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var style = cat([input1, classes.call(input2)], 1); // [B, latent + embedding]
        var x = Planes.Unflatten(start.call(style).leaky_relu_(.2), _first, _channels).to(_type); // [B, channels, first height, first width]
        x = coarse.call(x);
        foreach (var block in blocks)
            x = block.call(x, style); // twice the size, half the channels
        var squares = output.call(x).to(ScalarType.Float32); // [B, 4 image channels, height / 2, width / 2]
        return functional.pixel_shuffle(squares, 2).tanh_(); // [B, image channels, height, width]
    }
}
