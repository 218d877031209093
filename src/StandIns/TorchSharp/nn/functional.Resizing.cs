using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Elements added at the ends of the last dimensions: before and after the last one first, then the one before it.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="pad">Two numbers for every dimension that is padded; negative ones cut off.</param>
            /// <param name="mode">What is added; all but a constant ask for the last one, two or three of three, four or five dimensions.</param>
            /// <param name="value">The constant.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Zeros => Op.pad.Call(input, pad, "constant", 0.0),
                PaddingModes.Constant => Op.pad.Call(input, pad, "constant", value),
                PaddingModes.Reflect => Op.pad.Call(input, pad, "reflect"),
                PaddingModes.Replicate => Op.pad.Call(input, pad, "replicate"),
                PaddingModes.Circular => Op.pad.Call(input, pad, "circular"),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "expected Zeros, Reflect, Replicate, Circular or Constant"),
            };

            /// <summary>Elements added at the ends of the last dimensions: before and after the last one first, then the one before it.</summary>
            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>Elements added before and after the last dimension.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, TwoOf(pad)!, mode, value);

            /// <summary>Elements added before and after the last dimension, then before and after the one before it.</summary>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad.Item1, pad.Item2, pad.Item3, pad.Item4 }, mode, value);

            /// <summary>As many elements added before and after the last dimension.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, new[] { pad, pad }, mode, value);

            /// <summary>Images of another size: to a size, or by a factor.</summary>
            /// <param name="x">[batch, channels, height, width].</param>
            /// <param name="size">Height and width (one number for both), when there is no factor.</param>
            /// <param name="scale_factor">The factors of height and width (one number for both), when there is no size; sizes are rounded down.</param>
            /// <param name="mode">What lies between pixels.</param>
            /// <param name="align_corners">Whether the corner pixels' centres stay in the corners; bilinear and bicubic only.</param>
            /// <param name="recompute_scale_factor">Whether the factor is that of the sizes instead of the one given.</param>
            /// <param name="antialias">Whether a smaller image averages what it leaves out; bilinear and bicubic only.</param>
            /// <exception cref="ArgumentException">Not four dimensions, not one of size and factor, or a mode that has no such option.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var shape = x.shape;
                if (shape.Length != 4)
                    throw new ArgumentException($"interpolate takes [batch, channels, height, width], not [{string.Join(", ", shape)}]", nameof(x));
                if (size is null == scale_factor is null)
                    throw new ArgumentException("interpolate takes a size or a scale_factor, one of them", nameof(size));
                var curved = mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic;
                if (!curved && (align_corners is not null || antialias))
                    throw new ArgumentException($"align_corners and antialias are options of Bilinear and Bicubic, not of {mode}", nameof(mode));
                var target = size is null
                    ? new[] { Scaled(shape[2], Factor(scale_factor!, 0)), Scaled(shape[3], Factor(scale_factor!, 1)) }
                    : new[] { size[0], size[^1] };
                var given = scale_factor is not null && !recompute_scale_factor;
                double? high = given ? Factor(scale_factor!, 0) : null, wide = given ? Factor(scale_factor!, 1) : null;
                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Op.upsampleNearest2d.Call(x, target, high, wide),
                    InterpolationMode.NearestExact => Op.upsampleNearestExact2d.Call(x, target, high, wide),
                    InterpolationMode.Area => adaptive_avg_pool2d(x, target),
                    InterpolationMode.Bilinear =>
                        (antialias ? Op.upsampleBilinear2dSmooth : Op.upsampleBilinear2d).Call(x, target, corners, high, wide),
                    InterpolationMode.Bicubic =>
                        (antialias ? Op.upsampleBicubic2dSmooth : Op.upsampleBicubic2d).Call(x, target, corners, high, wide),
                    _ => throw new ArgumentException($"{mode} is not for images of two dimensions", nameof(mode)),
                };
            }

            private static double Factor(double[] factors, int dimension) => factors[factors.Length == 1 ? 0 : dimension];

            private static long Scaled(long size, double factor) => (long)Math.Floor(size * factor);
        }
    }
}
