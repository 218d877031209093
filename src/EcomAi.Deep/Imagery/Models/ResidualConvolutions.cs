using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>3x3 convolutions that add to what they see: x + leaky(convolution(x)), one after the other; none at all changes nothing.</summary>
internal sealed class ResidualConvolutions : Module<Tensor, Tensor>
{
    private readonly ModuleList<Convolution> convolutions;

    public ResidualConvolutions(WeightSource source, int channels, int count)
        : base(nameof(ResidualConvolutions))
    {
        convolutions = new ModuleList<Convolution>(
            [.. Enumerable.Range(0, count).Select(_ => new Convolution(source, channels, channels, 3, Convolution.He(channels, 3, .5)))]); // half, so that activations do not grow
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var x = input;
        foreach (var convolution in convolutions)
            x = x + convolution.call(x).leaky_relu_(.2); // [B, channels, height, width]
        return x;
    }
}
