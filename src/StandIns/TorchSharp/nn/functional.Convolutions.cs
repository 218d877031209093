using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly long[] Once = [1, 1];
            private static readonly long[] Nothing = [0, 0];

            /// <summary>Cross-correlation of images with kernels.</summary>
            /// <param name="input">[batch, channels, height, width].</param>
            /// <param name="weight">[outputs, channels / groups, kernel height, kernel width].</param>
            /// <param name="bias">[outputs], or null.</param>
            /// <param name="strides">Pixels between two places of the kernel, one or two numbers; 1 when null.</param>
            /// <param name="padding">Zeros around the image, one or two numbers; none when null.</param>
            /// <param name="dilation">Pixels between two taps of the kernel, one or two numbers; 1 when null.</param>
            /// <param name="groups">Parts of the channels that see one another only.</param>
            /// <returns>[batch, outputs, (height + 2 padding - dilation (kernel - 1) - 1) / stride + 1, likewise the width].</returns>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                Op.conv2d.Call(input, weight, bias, strides ?? Once, padding ?? Nothing, dilation ?? Once, groups);

            /// <summary>As conv2d, padded by name: nothing, or as much as keeps the size of the image.</summary>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid,
                long[]? dilation = null, long groups = 1) =>
                Op.conv2dPadding.Call(
                    input, weight, bias, strides ?? Once, padding == Padding.Same ? "same" : "valid", dilation ?? Once, groups);

            /// <summary>The gradient of a convolution to its input, as an operation of its own: it enlarges images.</summary>
            /// <param name="input">[batch, channels, height, width].</param>
            /// <param name="weight">[channels, outputs / groups, kernel height, kernel width].</param>
            /// <param name="bias">[outputs], or null.</param>
            /// <param name="strides">The factor of enlargement, one or two numbers; 1 when null.</param>
            /// <param name="padding">Pixels cut off each edge of the result, one or two numbers; none when null.</param>
            /// <param name="output_padding">Pixels added at the lower and right edge, below the stride; none when null.</param>
            /// <param name="dilation">Pixels between two taps of the kernel, one or two numbers; 1 when null.</param>
            /// <param name="groups">Parts of the channels that see one another only.</param>
            /// <returns>[batch, outputs, (height - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1, likewise the width].</returns>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Op.convTranspose2d.Call(
                    input, weight, bias, strides ?? Once, padding ?? Nothing, output_padding ?? Nothing, groups, dilation ?? Once);

            /// <summary>
            /// Every channel normalised: by the batch while training (the running mean and variance then move by momentum), else by
            /// the running ones (Ioffe and Szegedy 2015). Scaled and shifted where weight and bias are given.
            /// </summary>
            /// <param name="input">[batch, channels, ...].</param>
            /// <param name="running_mean">[channels]; null while training only.</param>
            /// <param name="running_var">[channels], unbiased; null while training only.</param>
            /// <param name="weight">[channels], or null.</param>
            /// <param name="bias">[channels], or null.</param>
            /// <param name="training">Whether the batch's own statistics count.</param>
            /// <param name="momentum">The part of the batch in the new running statistics.</param>
            /// <param name="eps">What is added to the variance.</param>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-05) =>
                Op.batchNorm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>x where it is above zero, negative_slope x elsewhere.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);

            /// <summary>x sigmoid(x).</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();

            /// <summary>While training, whole channels set to zero with probability p, and the rest divided by 1 - p.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? Op.featureDropout_ : Op.featureDropout).Call(input, p, training);

            /// <summary>[..., channels r r, height, width] as [..., channels, height r, width r].</summary>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Op.pixelShuffle.Call(input, upscale_factor);

            /// <summary>[..., channels, height r, width r] as [..., channels r r, height, width].</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => Op.pixelUnshuffle.Call(input, downscale_factor);

            /// <summary>[...] numbers of classes as [..., classes] ones and zeros, int64; as many classes as are needed with -1.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Op.oneHot.Call(x, num_classes);
        }
    }
}
