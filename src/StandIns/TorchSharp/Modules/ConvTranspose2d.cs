using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The gradient of a convolution to its input, as a layer of its own: it enlarges images.</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(
        long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long[] output_padding,
        long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose2d), in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, groups, bias,
            padding_mode, device, dtype)
    {
    }

    /// <summary>The images enlarged.</summary>
    /// <param name="input">[batch, in_channels, height, width].</param>
    /// <param name="output_size">Height and width wanted; the module's own when null.</param>
    /// <returns>[batch, out_channels, height', width'].</returns>
    /// <exception cref="ArgumentException">The wanted size is not one of those that the stride allows.</exception>
    public override Tensor forward(Tensor input, long[]? output_size) => nn.functional.conv_transpose2d(
        input, weight, bias, stride, Edges, output_size is null ? output_padding : Missing(input, output_size), dilation, groups);

    private long[] Missing(Tensor input, long[] wanted)
    {
        var missing = new long[2];
        for (var d = 0; d < 2; d++)
        {
            var least = ((input.size(d + 2) - 1) * stride[d]) - (2 * Edges[d]) + (dilation[d] * (kernel_size[d] - 1)) + 1;
            missing[d] = wanted[wanted.Length - 2 + d] - least;
            if (missing[d] < 0 || missing[d] >= stride[d])
            {
                throw new ArgumentException(
                    $"ConvTranspose2d: output size [{string.Join(", ", wanted)}] is not possible, dimension {d} can be {least} to {least + stride[d] - 1}");
            }
        }
        return missing;
    }
}
