using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers from <paramref name="start"/> by <paramref name="step"/> up to <paramref name="stop"/>, which is left out. Whole numbers give Int64, others Float32.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var whole = start.Type == ScalarType.Int64 && stop.Type == ScalarType.Int64 && step.Type == ScalarType.Int64;
        var type = dtype ?? (whole ? ScalarType.Int64 : ScalarType.Float32);
        return Creation.Finish(Op.arange.Call(start, stop, step, (ScalarType?)type, Argument.None, device), requires_grad);
    }

    /// <summary>Numbers from <paramref name="start"/> by one up to <paramref name="stop"/>, which is left out.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers from zero by one up to <paramref name="stop"/>, which is left out.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers evenly spaced from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Finish(Op.linspace.Call(start, end, steps, dtype, Argument.None, device), requires_grad);

    /// <summary>The identity matrix: [rows, columns], square when columns are left out.</summary>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Finish(Op.eye.Call(rows, columns < 0 ? rows : columns, dtype, Argument.None, device), requires_grad);

    /// <summary>The integers below <paramref name="n"/> in random order, Int64 unless asked otherwise.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Creation.Finish(Op.randperm.Call(n, generator, (ScalarType?)(dtype ?? ScalarType.Int64), Argument.None, device), requires_grad);

    /// <summary>The integers below <paramref name="n"/> in random order, written into <paramref name="out"/>.</summary>
    public static Tensor randperm(long n, Tensor @out, Generator? generator = null) => Op.randpermOut.Call(n, generator, @out);

    /// <summary>A sparse tensor from coordinates [dimensions, count] and values [count, ...].</summary>
    public static Tensor sparse_coo_tensor(
        Tensor indices, Tensor values, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Creation.Finish(Op.sparseCoo.Call(indices, values, size, dtype, Argument.None, device), requires_grad);
}
