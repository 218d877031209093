using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>
/// Transposed convolution by the kernels of convolution: the numbers of <see cref="nn.functional.conv_transpose2d"/> up to
/// rounding, several times as fast on the host, in bfloat16 too.
/// </summary>
[Experimental("STANDIN001")]
public static class ConvolutionTransposed
{
    /// <summary>The images enlarged; differentiable as often as one likes.</summary>
    /// <param name="input">[batch, channels, height, width].</param>
    /// <param name="weight">[channels, outputs / groups, kernel height, kernel width], of the input's type.</param>
    /// <param name="bias">[outputs], or null.</param>
    /// <param name="stride">The factors of enlargement of height and width.</param>
    /// <param name="padding">Pixels cut off each edge of the result, of height and width.</param>
    /// <param name="outputPadding">Pixels added at the lower and right edge, below the stride.</param>
    /// <param name="dilation">Pixels between two taps of the kernel.</param>
    /// <param name="groups">Parts of the channels that see one another only.</param>
    /// <returns>[batch, outputs, (height - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1, likewise the width].</returns>
    /// <exception cref="TorchException">A shape or type does not fit.</exception>
    public static Tensor Apply(
        Tensor input, Tensor weight, Tensor? bias, (long, long) stride, (long, long) padding, (long, long) outputPadding,
        (long, long) dilation, long groups = 1)
    {
        ReadOnlySpan<long> shape =
        [
            stride.Item1, stride.Item2, padding.Item1, padding.Item2, outputPadding.Item1, outputPadding.Item2, dilation.Item1,
            dilation.Item2, groups,
        ];
        var failure = Native.ts_transposed_convolution(
            input.Live, weight.Live, bias is null ? Tensor.NoTensor : bias.Live, shape, out var result);
        return Tensor.Wrap(failure, result, "conv_transpose2d", input, weight);
    }
}
