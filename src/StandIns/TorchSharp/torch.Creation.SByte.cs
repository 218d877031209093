using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions from one number.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) =>
        Creation.FromSpan<sbyte>([scalar], [], ScalarType.Int8, null, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(Creation.ToArray(rawArray), dimensions, ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(rawArray, [rawArray.Length], ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(rawArray, dimensions, ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(Creation.ToArray(rawArray), [rawArray.Count], ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<sbyte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(Creation.ToArray(rawArray), [rows, columns], ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<sbyte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(Creation.ToArray(rawArray), [dim0, dim1, dim2], ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(Creation.ToArray(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<sbyte>(rawArray.Span, dimensions, ScalarType.Int8, dtype, device, requires_grad);
}
