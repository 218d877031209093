using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions from one number.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) =>
        Creation.FromSpan<short>([scalar], [], ScalarType.Int16, null, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(Creation.ToArray(rawArray), dimensions, ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(rawArray, [rawArray.Length], ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(rawArray, dimensions, ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(Creation.ToArray(rawArray), [rawArray.Count], ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<short> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(Creation.ToArray(rawArray), [rows, columns], ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(Creation.ToArray(rawArray), [dim0, dim1, dim2], ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(Creation.ToArray(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        Memory<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<short>(rawArray.Span, dimensions, ScalarType.Int16, dtype, device, requires_grad);
}
