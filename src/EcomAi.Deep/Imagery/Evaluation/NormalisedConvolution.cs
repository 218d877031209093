using EcomAi.Deep.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>A 3x3 convolution, batch normalisation (Ioffe and Szegedy 2015) and ReLU. Its weights come from a stream of its own: nothing is drawn from torch's.</summary>
internal sealed class NormalisedConvolution : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter scale;
    private readonly Parameter shift;
    private readonly Tensor mean;
    private readonly Tensor variance;
    private readonly long[] strides;

    /// <param name="channels">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="stride">2 halves height and width, rounded up.</param>
    /// <param name="random">The weights are even in ±sqrt(6 / (9 channels)) (He et al. 2015).</param>
    public NormalisedConvolution(int channels, int outputs, int stride, ref Xoshiro256 random)
        : base(nameof(NormalisedConvolution))
    {
        strides = [stride, stride];
        var bound = Math.Sqrt(6.0 / (9 * channels));
        var values = new float[outputs * channels * 9];
        foreach (ref var value in values.AsSpan())
            value = (float)(((2 * random.NextDouble()) - 1) * bound);
        weight = new Parameter(tensor(values, [outputs, channels, 3, 3]));
        scale = new Parameter(ones(outputs));
        shift = new Parameter(zeros(outputs));
        mean = zeros(outputs);
        variance = ones(outputs);
        RegisterComponents();
    }

    /// <inheritdoc/>
    /// <param name="input">[B, channels, h, w] float32 or bfloat16; the convolution computes in it.</param>
    public override Tensor forward(Tensor input)
    {
        var x = functional.conv2d(input, weight.to(input.dtype), null, strides, [1, 1]); // [B, outputs, h / stride, w / stride]
        return functional.batch_norm(x, mean, variance, scale, shift, training).relu_();
    }
}
