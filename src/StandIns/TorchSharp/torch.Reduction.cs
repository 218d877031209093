namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum over all elements, or over the given dimensions.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>The sum over all elements, or over the given dimensions.</summary>
    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    /// <summary>The sum over all elements, or over the given dimensions.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>The mean over all elements, or over the given dimensions.</summary>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>The mean over all elements, or over the given dimensions.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    /// <summary>The largest element, or the largest along a dimension and its index, or the larger of two tensors.</summary>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The largest element, or the largest along a dimension and its index, or the larger of two tensors.</summary>
    public static Tensor max(Tensor input, Tensor other) => input.max(other);

    /// <summary>The largest element, or the largest along a dimension and its index, or the larger of two tensors.</summary>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <summary>The smallest element, or the smallest along a dimension and its index, or the smaller of two tensors.</summary>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The smallest element, or the smallest along a dimension and its index, or the smaller of two tensors.</summary>
    public static Tensor min(Tensor input, Tensor other) => input.min(other);

    /// <summary>The smallest element, or the smallest along a dimension and its index, or the smaller of two tensors.</summary>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <summary>The index of the largest element, of all or along a dimension.</summary>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>The index of the largest element, of all or along a dimension.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>The index of the smallest element, of all or along a dimension.</summary>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>The index of the smallest element, of all or along a dimension.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>The p-norm of all elements, or along a dimension.</summary>
    public static Tensor norm(Tensor input) => input.norm();

    /// <summary>The p-norm of all elements, or along a dimension.</summary>
    public static Tensor norm(Tensor input, float p = 2) => input.norm(p);

    /// <summary>The p-norm of all elements, or along a dimension.</summary>
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2) => input.norm(dimension, keepdim, p);

    /// <summary>Whether all elements are true, of all or along a dimension.</summary>
    public static Tensor all(Tensor input) => input.all();

    /// <summary>Whether all elements are true, of all or along a dimension.</summary>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    /// <summary>Whether any element is true, of all or along a dimension.</summary>
    public static Tensor any(Tensor input) => input.any();

    /// <summary>Whether any element is true, of all or along a dimension.</summary>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <summary>log(sum(exp(x))) along a dimension, without overflow.</summary>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    /// <summary>The k largest (or smallest) along a dimension and their indices.</summary>
    public static (Tensor values, Tensor indices) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    /// <summary>The elements sorted along a dimension and their indices.</summary>
    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>The indices that would sort a dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>How often each non-negative integer occurs, or the sum of its weights.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <summary>The running sum along a dimension.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>The distinct elements, where each came from, and how often (null where not asked for).</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
        Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);
}
