#if !TORCHSHARP_PACKAGE
using TorchSharp;
#endif
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Convolutions that torch's own functions are slow at.</summary>
public static class Convolutions
{
    /// <summary>
    /// A transposed convolution: the numbers of torch's <c>conv_transpose2d</c> up to rounding, on the host by the quicker kernels of
    /// convolution and its gradients, in bfloat16 too. It can be differentiated as often as one likes.
    /// </summary>
    /// <param name="input">[batch, channels, height, width], Float32 or BFloat16 (Float64 is slow).</param>
    /// <param name="weight">[channels, outputs, kernel height, kernel width], of the input's type.</param>
    /// <param name="bias">[outputs], of the input's type, or null.</param>
    /// <param name="stride">The factor of enlargement, 1 or more.</param>
    /// <param name="padding">Pixels cut off each edge of the result.</param>
    /// <param name="outputPadding">Pixels added at the lower and right edge, below the stride.</param>
    /// <returns>[batch, outputs, (height - 1) stride - 2 padding + kernel + outputPadding, likewise the width].</returns>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">A shape or type does not fit; the message says which.</exception>
    public static Tensor Transposed(
        Tensor input, Tensor weight, Tensor? bias = null, long stride = 1, long padding = 0, long outputPadding = 0)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weight);
#if !TORCHSHARP_PACKAGE
        if (input.device_type == DeviceType.CPU)
        {
            return TorchSharp.StandIn.ConvolutionTransposed.Apply(
                input, weight, bias, (stride, stride), (padding, padding), (outputPadding, outputPadding), (1, 1));
        }
#endif
        return nn.functional.conv_transpose2d(
            input, weight, bias, strides: [stride, stride], padding: [padding, padding], output_padding: [outputPadding, outputPadding]);
    }
}
