using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, size, dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, size.ToArray(), dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [size], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [size], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Numbers uniform in [0, 1), of this shape.</summary>
    public static Tensor rand(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.rand, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, size, dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, size.ToArray(), dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [size], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [size], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [rows, columns], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [dim0, dim1, dim2], dtype, device, requires_grad, generator);

    /// <summary>Standard normal numbers, of this shape.</summary>
    public static Tensor randn(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Random(Op.randn, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator);

    /// <summary>Integers uniform in [low, high), of this shape.</summary>
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Integers(low, high, size.Shape, dtype, device, requires_grad, generator);

    /// <summary>Integers uniform in [low, high), of this shape.</summary>
    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Integers(0, high, size.Shape, dtype, device, requires_grad, generator);

    /// <summary>Integers uniform in [low, high), of this shape.</summary>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Integers(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers uniform in [low, high), of this shape.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Integers(low, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers uniform in [low, high), of this shape.</summary>
    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Integers(low, high, Array.ConvertAll(size, dim => (long)dim), dtype, device, requires_grad, generator);

    /// <summary>Integers uniform in [low, high), of this shape.</summary>
    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Creation.Integers(0, high, Array.ConvertAll(size, dim => (long)dim), dtype, device, requires_grad, generator);
}
