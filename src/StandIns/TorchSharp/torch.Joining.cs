using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors joined along a dimension they have.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        using var borrowed = new Borrow([.. tensors]);
        var failure = Native.ts_cat(borrowed.Pointers, borrowed.Pointers.Length, dim, out var result);
        return failure == 0 ? new Tensor(result) : throw NativeFailure.Create(failure, "cat", [.. tensors]);
    }

    /// <summary>Tensors joined along a dimension they have.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((IList<Tensor>)tensors, dim);

    /// <summary>Tensors joined along a dimension they have.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat((IList<Tensor>)tensors.ToArray(), dim);

    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Op.stack.Call(tensors.ToArray(), dim);

    /// <summary>The Einstein sum that the equation describes, as "bi,bi->b".</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Op.einsum.Call(equation, tensors);
}
