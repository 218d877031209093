using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions from one number.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.FromSpan<bool>([scalar], [], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(Creation.ToArray(rawArray), dimensions, ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(rawArray, [rawArray.Length], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(rawArray, dimensions, ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(Creation.ToArray(rawArray), [rawArray.Count], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(Creation.ToArray(rawArray), [rows, columns], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(Creation.ToArray(rawArray), [dim0, dim1, dim2], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromSpan<bool>(Creation.ToArray(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<bool>(rawArray, ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<bool>(rawArray, ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor from a copy of these numbers.</summary>
    public static Tensor tensor(
        bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.FromArray<bool>(rawArray, ScalarType.Bool, dtype, device, requires_grad);
}
