namespace TorchSharp;

public static partial class torch
{
    /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor std(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor std(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor std(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor std(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor var(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor var(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor var(
        Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over all elements, or over the given dimensions; unbiased divides by n - 1.</summary>
    public static Tensor var(
        Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The largest elements over the given dimensions, their gradient shared among equals.</summary>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    /// <summary>The largest elements over the given dimensions, their gradient shared among equals.</summary>
    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amax(dims, keepdim, @out);

    /// <summary>The largest elements over the given dimensions, their gradient shared among equals.</summary>
    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);

    /// <summary>The smallest elements over the given dimensions, their gradient shared among equals.</summary>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    /// <summary>The smallest elements over the given dimensions, their gradient shared among equals.</summary>
    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
        input.amin(dims, keepdim, @out);

    /// <summary>The sum of the elements that are not NaN.</summary>
    public static Tensor nansum(Tensor input) => input.nansum();

    /// <summary>The mean of the elements that are not NaN, of all or along a dimension.</summary>
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
        input.nanmean(dim, keepdim, dtype);

    /// <summary>The middle one of all elements, the lower of two.</summary>
    public static Tensor median(Tensor input) => input.median();

    /// <summary>How many elements are not zero, of all or over the given dimensions.</summary>
    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);

    /// <summary>The quantiles, interpolated linearly, along a dimension; -1 stands for all elements, not for the last dimension.</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    /// <summary>The quantiles of the elements that are not NaN, as <see cref="quantile"/>.</summary>
    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.nanquantile(q, dim, keepdim);
}
