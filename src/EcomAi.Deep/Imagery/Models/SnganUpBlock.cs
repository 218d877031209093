using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>A residual block that doubles the size: twice normalisation, rectifier, 3x3 convolution, beside a 1x1 convolution.</summary>
internal sealed class SnganUpBlock : Module<Tensor, Tensor, Tensor>
{
    private readonly BatchNormalization norm1;
    private readonly BatchNormalization norm2;
    private readonly Convolution convolution1;
    private readonly Convolution convolution2;
    private readonly Convolution shortcut;

    public SnganUpBlock(WeightSource source, int from, int to, int classes)
        : base(nameof(SnganUpBlock))
    {
        norm1 = new BatchNormalization(source, from, 0, classes);
        convolution1 = new Convolution(source, from, to, 3, Convolution.He(from, 3));
        norm2 = new BatchNormalization(source, to, 0, classes);
        convolution2 = new Convolution(source, to, to, 3, Convolution.He(to, 3));
        shortcut = new Convolution(source, from, to, 1, Math.Sqrt(1.0 / from));
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input1">[B, from, height, width].</param>
    /// <param name="input2">Labels [B] int64.</param>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var x = Double(norm1.call(input1, input2).relu_()); // [B, from, 2 height, 2 width]
        x = norm2.call(convolution1.call(x), input2).relu_(); // [B, to, 2 height, 2 width]
        return convolution2.call(x) + Double(shortcut.call(input1)); // a 1x1 convolution is the same before doubling, and a quarter of the work
    }

    private static Tensor Double(Tensor x) => functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);
}
