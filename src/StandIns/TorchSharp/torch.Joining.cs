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

    /// <summary>Views of all entries of a dimension, without that dimension; at most 1,024.</summary>
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);

    /// <summary>Views of all entries of a dimension, without that dimension; at most 1,024.</summary>
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <summary>Views of at most this many parts of equal size, the last one smaller.</summary>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    /// <summary>Views of parts of these sizes.</summary>
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);

    /// <summary>Copies of each entry, one after the other.</summary>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    /// <summary>Copies of each entry, one after the other.</summary>
    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);
}
