using EcomAi.Deep.Imagery.Images;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>
/// The generator of DCGAN (Radford et al. 2016): transposed 4x4 convolutions with batch normalisation and rectifiers, weights from N(0, .02). The class's numbers stand
/// beside the latents (Mirza and Osindero 2014).
/// </summary>
internal sealed class DcganGenerator : Generator
{
    internal const double Deviation = .02;
    private readonly ClassTable classes;
    private readonly Dense start;
    private readonly ModuleList<BatchNormalization> norms;
    private readonly ModuleList<TransposedConvolution> doublings;
    private readonly ScalarType _type;
    private readonly (int Height, int Width) _first;
    private readonly int _channels;

    public DcganGenerator(GanModelConfig model, ImageShape shape, WeightSource source, ScalarType type)
        : base(nameof(DcganGenerator), shape, model.LatentSize)
    {
        var sizes = ImageSizes.Of(shape);
        var count = sizes.Count - 1;
        int Channels(int doubling) => ImageSizes.Channels(model.GeneratorWidth, count - 1 - doubling, model); // width at half the image's size, as the discriminator's
        (_type, _first, _channels) = (type, sizes[^1], Channels(0));
        classes = new ClassTable(source, shape.Classes, model.ClassEmbedding, 1);
        start = new Dense(source, model.LatentSize + model.ClassEmbedding, _channels * _first.Height * _first.Width, Deviation, hasBias: false);
        norms = new ModuleList<BatchNormalization>([.. Enumerable.Range(0, count).Select(i => new BatchNormalization(source, Channels(i), Deviation))]);
        doublings = new ModuleList<TransposedConvolution>([.. Enumerable.Range(0, count).Select(i => i < count - 1
            ? new TransposedConvolution(source, Channels(i), Channels(i + 1), Deviation, hasBias: false)
            : new TransposedConvolution(source, Channels(i), shape.Channels, Deviation, hasBias: true))]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input1">Latents [B, latent] float32.</param>
    /// <param name="input2">Labels [B] int64.</param>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var flat = start.call(cat([input1, classes.call(input2)], 1)); // [B, channels x first height x first width]
        var x = Planes.Unflatten(flat, _first, _channels).to(_type); // [B, channels, first height, first width]
        for (var i = 0; i < doublings.Count; i++)
            x = doublings[i].call(norms[i].call(x, null).relu_()); // twice the size, half the channels
        return x.to(ScalarType.Float32).contiguous().tanh(); // [B, image channels, height, width]
    }
}
