using TorchSharp.Modules;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A convolution of images, weight and bias drawn uniform in ±1/sqrt(fan in) as PyTorch does.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">Height and width of the kernel.</param>
        /// <param name="stride">Pixels between two places of the kernel.</param>
        /// <param name="padding">Pixels added on every side.</param>
        /// <param name="dilation">Pixels between two taps of the kernel.</param>
        /// <param name="padding_mode">What is added.</param>
        /// <param name="groups">Parts of the channels that see one another only.</param>
        /// <param name="bias">Whether a bias is added.</param>
        /// <param name="device">Where the parameters live.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        /// <exception cref="ArgumentException">A size below 1, or channels that are no multiple of the groups.</exception>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Square(kernel_size), Square(stride), Square(padding), null, Square(dilation), groups, bias,
                padding_mode, device, dtype);

        /// <summary>A convolution of images; see the overload with one number for both sides.</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, TwoOf(kernel_size)!, TwoOf(stride) ?? Square(1), TwoOf(padding) ?? Square(0), null,
                TwoOf(dilation) ?? Square(1), groups, bias, padding_mode, device, dtype);

        /// <summary>A convolution of images, padded by name; see the overload with a number of pixels.</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Square(kernel_size), Square(stride), Square(0), padding, Square(dilation), groups, bias,
                padding_mode, device, dtype);

        /// <summary>A convolution of images, padded by name; see the overload with a number of pixels.</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, TwoOf(kernel_size)!, TwoOf(stride) ?? Square(1), Square(0), padding,
                TwoOf(dilation) ?? Square(1), groups, bias, padding_mode, device, dtype);

        /// <summary>A transposed convolution of images, weight and bias drawn uniform in ±1/sqrt(outputs / groups * kernel) as PyTorch does.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">Height and width of the kernel.</param>
        /// <param name="stride">The factor of enlargement.</param>
        /// <param name="padding">Pixels cut off every side of the result.</param>
        /// <param name="output_padding">Pixels added at the lower and right edge.</param>
        /// <param name="dilation">Pixels between two taps of the kernel.</param>
        /// <param name="padding_mode">Zeros; there is no other.</param>
        /// <param name="groups">Parts of the channels that see one another only.</param>
        /// <param name="bias">Whether a bias is added.</param>
        /// <param name="device">Where the parameters live.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        /// <exception cref="ArgumentException">A size below 1, channels that are no multiple of the groups, or another padding mode.</exception>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, Square(kernel_size), Square(stride), Square(padding), Square(dilation), Square(output_padding),
                groups, bias, padding_mode, device, dtype);

        /// <summary>A transposed convolution of images; see the overload with one number for both sides.</summary>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(
                in_channels, out_channels, TwoOf(kernel_size)!, TwoOf(stride) ?? Square(1), TwoOf(padding) ?? Square(0),
                TwoOf(dilation) ?? Square(1), TwoOf(output_padding) ?? Square(0), groups, bias, padding_mode, device, dtype);

        private static long[] Square(long side) => [side, side];
    }
}
