using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Doubles the size: nearest neighbour, 3x3 convolution, scale and shift of each channel by the style, leaky rectifier.</summary>
internal sealed class ModernUpBlock : Module<Tensor, Tensor, Tensor>
{
    private readonly Convolution convolution;
    private readonly Dense scale;
    private readonly Dense shift;

    public ModernUpBlock(WeightSource source, int from, int to, int style)
        : base(nameof(ModernUpBlock))
    {
        var deviation = .3 / Math.Sqrt(style); // the style decides some of the picture from the start
        convolution = new Convolution(source, from, to, 3, Convolution.He(from, 3));
        scale = new Dense(source, style, to, deviation);
        shift = new Dense(source, style, to, deviation);
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input1">[B, from, height, width].</param>
    /// <param name="input2">The style [B, style] float32.</param>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var doubled = functional.interpolate(input1, scale_factor: [2, 2], mode: InterpolationMode.Nearest); // [B, from, 2 height, 2 width]
        var x = convolution.call(doubled); // [B, to, 2 height, 2 width]
        return addcmul(Channelwise(shift, input2, x), x, Channelwise(scale, input2, x) + 1, 1).leaky_relu_(.2); // one pass: these are the largest activations
    }

    private static Tensor Channelwise(Dense layer, Tensor style, Tensor x) => layer.call(style).to(x.dtype).unsqueeze(-1).unsqueeze(-1); // [B, to, 1, 1]
}
