using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Means of windows of the last two dimensions; the stride is the window's size when null.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                Op.avgPool2d.Call(
                    input, kernel_size, stride ?? [], padding ?? Nothing, ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means of square windows of the last two dimensions; the stride is the window's size when null.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], OneOf(stride), [padding], ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means of windows of the last two dimensions; the stride is the window's size when null.</summary>
            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, TwoOf(kernel_size)!, TwoOf(stride), TwoOf(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The largest of windows of the last two dimensions; the stride is the window's size when null.</summary>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Op.maxPool2d.Call(input, kernel_size, strides ?? [], padding ?? Nothing, dilation ?? Once, ceil_mode);

            /// <summary>The largest of square windows of the last two dimensions; the stride is the window's size when null.</summary>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], OneOf(stride), OneOf(padding), OneOf(dilation), ceil_mode);

            /// <summary>The largest of windows of the last two dimensions; the stride is the window's size when null.</summary>
            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, TwoOf(kernel_size)!, TwoOf(stride), TwoOf(padding), TwoOf(dilation), ceil_mode);

            /// <summary>Means of as many windows of the last two dimensions as asked for.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Op.adaptiveAvgPool2d.Call(input, output_size);

            /// <summary>Means of as many windows of the last two dimensions as asked for.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, TwoOf(output_size)!);

            /// <summary>Means of as many windows of each of the last two dimensions as asked for.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, [output_size, output_size]);

            internal static long[]? OneOf(long? number) => number is { } n ? [n] : null;

            internal static long[]? TwoOf((long, long)? numbers) => numbers is var (first, second) ? [first, second] : null;
        }
    }
}
