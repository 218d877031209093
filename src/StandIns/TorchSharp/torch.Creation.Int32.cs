using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions from one number.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Creation.FromSpan<int>([scalar], [], ScalarType.Int32, null, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(Creation.ToArray(rawArray), dimensions, ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(rawArray, [rawArray.Length], ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(rawArray, dimensions, ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(Creation.ToArray(rawArray), [rawArray.Count], ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(Creation.ToArray(rawArray), [rows, columns], ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(Creation.ToArray(rawArray), [dim0, dim1, dim2], ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(rawArray, [dim0, dim1, dim2, dim3], ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<int>(rawArray, ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<int>(rawArray, ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<int>(rawArray, ScalarType.Int32, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<int>(rawArray.Span, dimensions, ScalarType.Int32, dtype, device, requires_grad);
}
