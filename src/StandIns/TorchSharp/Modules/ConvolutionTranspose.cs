using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What transposed convolutions have.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] dilation,
        long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(
            name, in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias,
            padding_mode, device, dtype)
    {
        if (padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant))
            throw new ArgumentException($"{name}: only padding with zeros is possible, not {padding_mode}");
    }

    /// <summary>The images enlarged.</summary>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>The images enlarged to one of the sizes that the stride allows; the module's own when null.</summary>
    public abstract Tensor forward(Tensor input, long[]? output_size);
}
