using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Cross-correlation of images with kernels, plus a bias.</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(
        long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation,
        long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv2d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, [0, 0], groups, bias,
            padding_mode, device, dtype)
    {
        if (padding_type == TorchSharp.Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException("Conv2d: padding Same goes with stride 1 only");
    }

    /// <summary>The images seen through the kernels.</summary>
    /// <param name="input">[batch, in_channels, height, width].</param>
    /// <returns>[batch, out_channels, height', width'].</returns>
    public override Tensor forward(Tensor input)
    {
        if (padding_mode is PaddingModes.Zeros or PaddingModes.Constant)
        {
            return padding_type is { } type
                ? nn.functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
                : nn.functional.conv2d(input, weight, bias, stride, Edges, dilation, groups);
        }
        using var padded = nn.functional.pad(input, Around(), padding_mode);
        return nn.functional.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
    }

    // Left, right, top, bottom.
    private long[] Around()
    {
        if (padding_type is null)
            return [Edges[1], Edges[1], Edges[0], Edges[0]];
        if (padding_type == TorchSharp.Padding.Valid)
            return [0, 0, 0, 0];
        var (high, wide) = (dilation[0] * (kernel_size[0] - 1), dilation[1] * (kernel_size[1] - 1));
        return [wide / 2, wide - (wide / 2), high / 2, high - (high / 2)];
    }
}
