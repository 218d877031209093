using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(bool unbiased = true) => Op.std.Call(this, unbiased);

        /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.stdDim, dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.stdDim, dimensions, unbiased, keepdim, type);

        /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.stdDim, [dim], unbiased, keepdim, type);

        /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.stdDim, [dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.stdDim, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(bool unbiased = true) => Op.variance.Call(this, unbiased);

        /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.varDim, dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.varDim, dimensions, unbiased, keepdim, type);

        /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.varDim, [dim], unbiased, keepdim, type);

        /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.varDim, [dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Op.varDim, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>The largest elements over the given dimensions, their gradient shared among equals.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Extreme(Op.amax, dims.ToArray(), keepdim, @out);

        /// <summary>The largest elements over the given dimensions, their gradient shared among equals.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Extreme(Op.amax, dims, keepdim, @out);

        /// <summary>The largest elements over the given dimensions, their gradient shared among equals.</summary>
        public Tensor amax(params long[] dims) => Extreme(Op.amax, dims, false, null);

        /// <summary>The smallest elements over the given dimensions, their gradient shared among equals.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Extreme(Op.amin, dims.ToArray(), keepdim, @out);

        /// <summary>The smallest elements over the given dimensions, their gradient shared among equals.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Extreme(Op.amin, dims, keepdim, @out);

        /// <summary>The smallest elements over the given dimensions, their gradient shared among equals.</summary>
        public Tensor amin(params long[] dims) => Extreme(Op.amin, dims, false, null);

        /// <summary>The sum of the elements that are not NaN.</summary>
        public Tensor nansum() => Op.nansum.Call(this);

        /// <summary>The mean of the elements that are not NaN, of all or along a dimension.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Op.nanmean.Call(this, dim is { } d ? new long[] { d } : Argument.None, keepdim, dtype);

        /// <summary>The middle one of all elements, the lower of two.</summary>
        public Tensor median() => Op.median.Call(this);

        /// <summary>How many elements are not zero, of all or over the given dimensions.</summary>
        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Op.countNonzeroAll.Call(this) : Op.countNonzero.Call(this, dims);

        /// <summary>
        /// The quantiles, interpolated linearly, along a dimension; -1 stands for all elements, not for the last dimension.
        /// </summary>
        /// <param name="q">The levels, 0 to 1, of the same type as this: one, or several in one dimension, which comes first in the result.</param>
        /// <param name="dim">The dimension, or -1 for all elements.</param>
        /// <param name="keepdim">Whether the dimension stays, with size one.</param>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) =>
            Op.quantile.Call(this, q, dim == -1 ? Argument.None : dim, keepdim);

        /// <summary>The quantiles of the elements that are not NaN, as <see cref="quantile"/>.</summary>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) =>
            Op.nanquantile.Call(this, q, dim == -1 ? Argument.None : dim, keepdim);

        private Tensor Spread(Operator operation, long[] dimensions, bool unbiased, bool keepdim, ScalarType? type)
        {
            if (type is not { } wanted || wanted == dtype)
                return operation.Call(this, dimensions, unbiased, keepdim);
            return Then(to(wanted), converted => operation.Call(converted, dimensions, unbiased, keepdim));
        }

        private Tensor Extreme(Operator operation, long[] dims, bool keepdim, Tensor? target)
        {
            var result = operation.Call(this, dims, keepdim);
            if (target is null)
                return result;
            using (result)
                return target.copy_(result);
        }
    }
}
