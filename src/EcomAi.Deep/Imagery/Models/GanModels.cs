using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Makes the two networks of a configuration, for images of any size whose sides divide by 4 and are at least 8.</summary>
public static class GanModels
{
    /// <summary>Generator and discriminator with first weights drawn from a seed, the same ones on every device.</summary>
    /// <param name="model">Kind and size.</param>
    /// <param name="shape">The form of the images.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where the networks lie; null is the host.</param>
    /// <param name="precision">What convolutions compute with.</param>
    /// <param name="loss">What is played for: with <see cref="GanLossKind.WganGp"/> the discriminator of the kind <c>dcgan</c> has no batch normalisation, which its penalty forbids.</param>
    /// <exception cref="ArgumentException">The images' sides do not suit the networks.</exception>
    public static (Generator Generator, Discriminator Discriminator) Create(
        GanModelConfig model, ImageShape shape, long seed, Device? device = null, Precision precision = Precision.Fp32, GanLossKind loss = GanLossKind.Relativistic) =>
        (CreateGenerator(model, shape, seed, device, precision), CreateDiscriminator(model, shape, seed, device, precision, loss));

    /// <summary>The generator alone; the same as that of <see cref="Create"/>.</summary>
    /// <param name="model">Kind and size.</param>
    /// <param name="shape">The form of the images.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where it lies; null is the host.</param>
    /// <param name="precision">What convolutions compute with.</param>
    /// <exception cref="ArgumentException">The images' sides do not suit the networks.</exception>
    public static Generator CreateGenerator(GanModelConfig model, ImageShape shape, long seed, Device? device = null, Precision precision = Precision.Fp32)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        var source = new WeightSource(Seeds.Derive(seed, "generator"));
        Generator generator = model.Kind switch
        {
            GanModelKind.Modern => new ModernGenerator(model, shape, source, Type(precision)),
            GanModelKind.Dcgan => new DcganGenerator(model, shape, source, Type(precision)),
            GanModelKind.Sngan => new SnganGenerator(model, shape, source, Type(precision)),
            _ => throw new ArgumentException($"no generator of the kind {model.Kind}", nameof(model)),
        };
        return generator.to(device ?? CPU).DetachFromDisposeScope();
    }

    /// <summary>The discriminator alone; the same as that of <see cref="Create"/>.</summary>
    /// <param name="model">Kind and size.</param>
    /// <param name="shape">The form of the images.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <param name="device">Where it lies; null is the host.</param>
    /// <param name="precision">What convolutions compute with.</param>
    /// <param name="loss">What is played for.</param>
    /// <exception cref="ArgumentException">The images' sides do not suit the networks.</exception>
    public static Discriminator CreateDiscriminator(
        GanModelConfig model, ImageShape shape, long seed, Device? device = null, Precision precision = Precision.Fp32, GanLossKind loss = GanLossKind.Relativistic)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        var source = new WeightSource(Seeds.Derive(seed, "discriminator"));
        Discriminator discriminator = model.Kind switch
        {
            GanModelKind.Modern => new ModernDiscriminator(model, shape, source, Type(precision)),
            GanModelKind.Dcgan => new DcganDiscriminator(model, shape, source, Type(precision), hasNorms: loss != GanLossKind.WganGp),
            GanModelKind.Sngan => new SnganDiscriminator(model, shape, source, Type(precision)),
            _ => throw new ArgumentException($"no discriminator of the kind {model.Kind}", nameof(model)),
        };
        return discriminator.to(device ?? CPU).DetachFromDisposeScope();
    }

    /// <summary>The numbers that a network learns.</summary>
    /// <param name="network">Generator or discriminator.</param>
    public static long ParameterCount(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.parameters().Sum(parameter => parameter.numel());
    }

    private static ScalarType Type(Precision precision) => precision == Precision.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32;
}
