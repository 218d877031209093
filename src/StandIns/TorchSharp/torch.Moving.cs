using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The elements in reverse order along dimensions.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>The elements moved along a dimension, those that fall off the end coming back at the start; without one, along all at once.</summary>
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);

    /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => input.roll(shifts, dims);

    /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <summary>The elements moved, as if they were in one dimension.</summary>
    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);

    /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => input.roll(shifts, dims);

    /// <summary>The way from a tensor to another, as far as the weight says: input + weight (end - input).</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <summary>The p-norm distances of two sets of points: [..., n, d] and [..., m, d] give [..., n, m].</summary>
    public static Tensor cdist(
        Tensor x1, Tensor x2, double p = 2.0, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Op.cdist.Call(x1, x2, p, (long)compute_mode);

    /// <summary>The sum of a matrix's diagonal.</summary>
    public static Tensor trace(Tensor input) => input.trace();

    public partial class Tensor
    {
        /// <summary>The elements moved along a dimension, those that fall off the end coming back at the start; without one, along all at once.</summary>
        public Tensor roll(long shifts, long? dims = null) => Op.roll.Call(this, new[] { shifts }, dims is { } d ? new[] { d } : []);

        /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Op.roll.Call(this, new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });

        /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Op.roll.Call(this, shifts, dims);

        /// <summary>The elements moved, as if they were in one dimension.</summary>
        public Tensor roll(long[] shifts) => Op.roll.Call(this, shifts, Array.Empty<long>());

        /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) => Op.roll.Call(
            this, new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });

        /// <summary>The elements moved along dimensions, those that fall off the end coming back at the start.</summary>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
            Op.roll.Call(this, shifts.ToArray(), dims.ToArray());

        /// <summary>x where it is above zero, negative_slope x elsewhere.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Op.leakyRelu.Call(this, negative_slope);

        /// <summary>In place: x where it is above zero, negative_slope x elsewhere.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => Op.leakyRelu_.Call(this, negative_slope);

        /// <summary>x sigmoid(x).</summary>
        public Tensor silu() => Op.silu.Call(this);

        /// <summary>In place: x sigmoid(x).</summary>
        public Tensor silu_() => Op.silu_.Call(this);

        /// <summary>The way from this tensor to another, as far as the weight says: this + weight (end - this).</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Op.lerp.Call(this, end, weight);

        /// <summary>In place: the way from this tensor to another, as far as the weight says.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Op.lerp_.Call(this, end, weight);

        /// <summary>The sum of a matrix's diagonal.</summary>
        public Tensor trace() => Op.trace.Call(this);
    }
}
