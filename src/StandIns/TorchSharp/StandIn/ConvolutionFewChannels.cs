using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// Convolution of images with one to three channels, or to as many: the numbers of <see cref="nn.functional.conv2d"/> up to
/// rounding, two to six times as fast on the host in Float32; the same speed otherwise.
/// </summary>
[Experimental("STANDIN001")]
public static class ConvolutionFewChannels
{
    /// <summary>The images seen through the kernels; differentiable as often as one likes.</summary>
    /// <param name="input">[batch, channels, height, width].</param>
    /// <param name="weight">[outputs, channels, kernel height, kernel width], of the input's type.</param>
    /// <param name="bias">[outputs], or null.</param>
    /// <param name="stride">Pixels between two places of the kernel.</param>
    /// <param name="padding">Zeros on every side.</param>
    /// <returns>[batch, outputs, (height + 2 padding - kernel) / stride + 1, likewise the width].</returns>
    /// <exception cref="TorchException">A shape or type does not fit.</exception>
    public static Tensor Apply(Tensor input, Tensor weight, Tensor? bias, long stride, long padding)
    {
        var failure = Native.ts_few_channel_convolution(
            input.Live, weight.Live, bias is null ? Tensor.NoTensor : bias.Live, stride, padding, out var result);
        return Tensor.Wrap(failure, result, "conv2d", input, weight);
    }
}
