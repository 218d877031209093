using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum over all elements, or over the given dimensions.</summary>
        public Tensor sum(ScalarType? type = null) => type is null ? SumAll() : Op.sum.Call(this, type);

        /// <summary>The sum over all elements, or over the given dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => SumOver(dim, keepdim, type);

        /// <summary>The sum over all elements, or over the given dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => SumOver(dim, keepdim, type);

        /// <summary>The sum over all elements, or over the given dimensions.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => SumOver([dim], keepdim, type);

        /// <summary>The sum over all elements, or over the given dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => SumOver([dim0, dim1], keepdim, type);

        /// <summary>The sum over all elements, or over the given dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            SumOver([dim0, dim1, dim2], keepdim, type);

        /// <summary>The mean over all elements, or over the given dimensions.</summary>
        public Tensor mean() => Wrap(Native.ts_mean(Live, out var result), result, "mean", this);

        /// <summary>The mean over all elements, or over the given dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Op.meanDim.Call(this, dimensions, keepdim, type);

        /// <summary>The largest element, or the largest along a dimension and its index, or the larger of two tensors.</summary>
        public Tensor max() => Op.max.Call(this);

        /// <summary>The largest element, or the largest along a dimension and its index, or the larger of two tensors.</summary>
        public Tensor max(Tensor other) => Op.maxOther.Call(this, other);

        /// <summary>The largest element, or the largest along a dimension and its index, or the larger of two tensors.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Op.maxDim.Call2(this, dim, keepdim);

        /// <summary>The smallest element, or the smallest along a dimension and its index, or the smaller of two tensors.</summary>
        public Tensor min() => Op.min.Call(this);

        /// <summary>The smallest element, or the smallest along a dimension and its index, or the smaller of two tensors.</summary>
        public Tensor min(Tensor other) => Op.minOther.Call(this, other);

        /// <summary>The smallest element, or the smallest along a dimension and its index, or the smaller of two tensors.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Op.minDim.Call2(this, dim, keepdim);

        /// <summary>The index of the largest element, of all or along a dimension.</summary>
        public Tensor argmax() => Op.argmax.Call(this, Argument.None);

        /// <summary>The index of the largest element, of all or along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Op.argmax.Call(this, dim, keepdim);

        /// <summary>The index of the smallest element, of all or along a dimension.</summary>
        public Tensor argmin() => Op.argmin.Call(this, Argument.None);

        /// <summary>The index of the smallest element, of all or along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Op.argmin.Call(this, dim, keepdim);

        /// <summary>The p-norm of all elements, or along a dimension.</summary>
        public Tensor norm(float p = 2) => Op.norm.Call(this, (double)p);

        /// <summary>The p-norm of all elements, or along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Op.normDim.Call(this, (double)p, new long[] { dim }, keepdim);

        /// <summary>The running sum along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Op.cumsum.Call(this, dim, type);

        /// <summary>Whether all elements are true, of all or along a dimension.</summary>
        public Tensor all() => Op.all.Call(this);

        /// <summary>Whether all elements are true, of all or along a dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => Op.allDim.Call(this, dim, keepdim);

        /// <summary>Whether any element is true, of all or along a dimension.</summary>
        public Tensor any() => Op.any.Call(this);

        /// <summary>Whether any element is true, of all or along a dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => Op.anyDim.Call(this, dim, keepdim);

        /// <summary>log(sum(exp(x))) along a dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Op.logsumexp.Call(this, new[] { dim }, keepdim);

        /// <summary>The k largest (or smallest) along a dimension and their indices.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Op.topk.Call2(this, (long)k, (long)dim, largest, sorted);

        /// <summary>The elements sorted along a dimension and their indices.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Op.sortStable.Call2(this, stable, dim, descending);

        /// <summary>The indices that would sort a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Op.argsort.Call(this, dim, descending);

        /// <summary>How often each non-negative integer occurs, or the sum of its weights.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Op.bincount.Call(this, weights, minlength);

        /// <summary>The distinct elements, where each came from, and how often (null where not asked for).</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Unique(sorted, return_inverse, return_counts, dim);
    }
}
