using TorchSharp.Modules;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x where it is above zero, negative_slope x elsewhere, as a module.</summary>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <summary>x sigmoid(x), as a module.</summary>
        public static SiLU SiLU() => new(false);

        /// <summary>x sigmoid(x), as a module.</summary>
        public static SiLU SiLU(bool inplace) => new(inplace);

        /// <summary>Several dimensions as one, as a module.</summary>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>The input itself, as a module.</summary>
        public static Identity Identity() => new();

        /// <summary>Images of another size, as a module: to a size, or by a factor.</summary>
        /// <exception cref="ArgumentException">Not one of size and factor.</exception>
        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null,
            bool? recompute_scale_factor = null) =>
            size is null == scale_factor is null
                ? throw new ArgumentException("Upsample takes a size or a scale_factor, one of them")
                : new(size, scale_factor, mode, align_corners, recompute_scale_factor);

        /// <summary>Means of windows of the last two dimensions, as a module.</summary>
        public static AvgPool2d AvgPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true,
            long? divisor_override = null) => new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means of windows of the last two dimensions, as a module.</summary>
        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(TwoOf(kernel_size)!, TwoOf(stride), TwoOf(padding), ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means of square windows of the last two dimensions, as a module.</summary>
        public static AvgPool2d AvgPool2d(
            long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
            long? divisor_override = null) =>
            new([kernel_size], OneOf(stride), OneOf(padding), ceil_mode, count_include_pad, divisor_override);

        /// <summary>The largest of square windows of the last two dimensions, as a module.</summary>
        public static MaxPool2d MaxPool2d(
            long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new([kernel_size], OneOf(stride), OneOf(padding), OneOf(dilation), ceil_mode);

        /// <summary>The largest of windows of the last two dimensions, as a module.</summary>
        public static MaxPool2d MaxPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
            bool ceil_mode = false) => new(TwoOf(kernel_size)!, TwoOf(stride), TwoOf(padding), TwoOf(dilation), ceil_mode);

        /// <summary>The largest of windows of the last two dimensions, as a module.</summary>
        public static MaxPool2d MaxPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Means of as many windows of the last two dimensions as asked for, as a module.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        /// <summary>Means of as many windows of the last two dimensions as asked for, as a module.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(TwoOf(output_size)!);

        /// <summary>Means of as many windows of each of the last two dimensions as asked for, as a module.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);
    }
}
