using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>What all functions that make tensors share.</summary>
internal static class Creation
{
    /// <summary>A copy of memory as a tensor.</summary>
    public static unsafe Tensor FromSpan<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType natural, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged
    {
        var count = 1L;
        foreach (var size in shape)
            count *= size;
        if (count != values.Length)
            throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(", ", shape.ToArray())}]");
        IntPtr result;
        fixed (T* data = values)
            NativeFailure.Check(Native.ts_tensor_from_memory(data, (int)natural, shape, shape.Length, out result), "tensor");
        return Place(new Tensor(result), dtype, device, requiresGrad);
    }

    /// <summary>A copy of an array of any rank as a tensor.</summary>
    public static Tensor FromArray<T>(Array values, ScalarType natural, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged
    {
        var shape = new long[values.Rank];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = values.GetLongLength(i);
        var flat = MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
        return FromSpan(flat, shape, natural, dtype, device, requiresGrad);
    }

    /// <summary>A scalar as a tensor without dimensions: Int64, Float64 or Bool.</summary>
    public static Tensor FromScalar(Scalar scalar) => Op.full.Call(Array.Empty<long>(), scalar, (ScalarType?)scalar.Type);

    public static T[] ToArray<T>(IList<T> values) => values as T[] ?? [.. values];

    public static Tensor Filled(Operator operation, long[] size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(operation.Call(size, dtype, Argument.None, device), requiresGrad);

    public static Tensor Full(long[] size, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Op.full.Call(size, value, dtype, Argument.None, device), requiresGrad);

    public static Tensor Random(
        Operator operation, long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator) =>
        Finish(operation.Call(size, generator, dtype, Argument.None, device), requiresGrad);

    public static Tensor Integers(
        long low, long high, long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator) =>
        Finish(Op.randint.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, device), requiresGrad);

    /// <summary>Marks a new tensor as a leaf that requires gradients, when asked to.</summary>
    public static Tensor Finish(Tensor tensor, bool requiresGrad) => requiresGrad ? tensor.requires_grad_() : tensor;

    private static Tensor Place(Tensor tensor, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        if (dtype is { } type && type != tensor.dtype)
            tensor = tensor.to(type, disposeAfter: true);
        if (device is not null && device.type != DeviceType.CPU)
            tensor = tensor.to(device, disposeAfter: true);
        return Finish(tensor, requiresGrad);
    }
}
