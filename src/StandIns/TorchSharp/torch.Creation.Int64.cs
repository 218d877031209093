using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions from one number.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.FromSpan<long>([scalar], [], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(Creation.ToArray(rawArray), dimensions, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(dataArray, [dataArray.Length], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(dataArray, dimensions, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(Creation.ToArray(rawArray), [rawArray.Count], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(Creation.ToArray(rawArray), [rows, columns], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(Creation.ToArray(rawArray), [dim0, dim1, dim2], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(Creation.ToArray(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<long>(rawArray.Span, dimensions, ScalarType.Int64, dtype, device, requires_grad);
}
