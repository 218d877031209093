using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view with a dimension of size one put in.</summary>
        public Tensor unsqueeze(long dim) => Wrap(Native.ts_unsqueeze(Live, dim, out var result), result, "unsqueeze", this);

        /// <summary>A view without a dimension of size one, or without all of them.</summary>
        public Tensor squeeze(long? dim = null) =>
            dim is { } d ? Wrap(Native.ts_squeeze_dim(Live, d, out var result), result, "squeeze", this) : Op.squeeze.Call(this);

        /// <summary>A view with another shape; -1 is what remains.</summary>
        public Tensor view(params long[] shape) => Wrap(Native.ts_view(Live, shape, shape.Length, out var result), result, "view", this);

        /// <summary>A view with the other's shape.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>The elements in another shape, copied only where a view cannot be; -1 is what remains.</summary>
        public Tensor reshape(params long[] shape) =>
            Wrap(Native.ts_reshape(Live, shape, shape.Length, out var result), result, "reshape", this);

        /// <summary>A view in which dimensions of size one repeat; -1 keeps a size.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Op.expand.Call(this, sizes.ToArray(), isImplicit);

        /// <summary>A view in which dimensions of size one repeat; -1 keeps a size.</summary>
        public Tensor expand(Size sizes, bool isImplicit = false) => Op.expand.Call(this, sizes.Shape, isImplicit);

        /// <summary>A view in which dimensions of size one repeat; -1 keeps a size.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Op.expand.Call(this, sizes, isImplicit);

        /// <summary>A view in which dimensions of size one repeat; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Op.expand.Call(this, sizes);

        /// <summary>A view expanded to the other's shape.</summary>
        public Tensor expand_as(Tensor other) => Op.expand_as.Call(this, other);

        /// <summary>A view expanded to a shape.</summary>
        public Tensor broadcast_to(params long[] shape) => Op.broadcast_to.Call(this, shape);

        /// <summary>A view with two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) =>
            Wrap(Native.ts_transpose(Live, dim0, dim1, out var result), result, "transpose", this);

        /// <summary>A view with the two dimensions of a matrix exchanged.</summary>
        public Tensor t() => Wrap(Native.ts_t(Live, out var result), result, "t", this);

        /// <summary>A view with the dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Op.permute.Call(this, permutation);

        /// <summary>A view with the dimensions in another order.</summary>
        public Tensor permute(IEnumerable<long> permutation) => Op.permute.Call(this, permutation.ToArray());

        /// <summary>The elements in row-major memory; the same memory when they are already.</summary>
        public Tensor contiguous() => Wrap(Native.ts_contiguous(Live, out var result), result, "contiguous", this);

        /// <summary>The elements with a range of dimensions made one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Op.flatten.Call(this, start_dim, end_dim);

        /// <summary>A view of every step-th entry of a dimension from start up to finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step) =>
            Wrap(Native.ts_slice(Live, dim, start, finish, step, out var result), result, "slice", this);

        /// <summary>A view of some consecutive entries of a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) =>
            Wrap(Native.ts_narrow(Live, dim, start, length, out var result), result, "narrow", this);

        /// <summary>A view of one entry of a dimension, without that dimension.</summary>
        public Tensor select(long dim, long index) => Wrap(Native.ts_select(Live, dim, index, out var result), result, "select", this);

        /// <summary>The elements in reverse order along dimensions.</summary>
        public Tensor flip(params long[] dims) => Op.flip.Call(this, dims);

        /// <summary>Copies of the tensor along every dimension.</summary>
        public Tensor repeat(params long[] sizes) => Op.repeat.Call(this, sizes);

        /// <summary>Copies of each entry, one after the other.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Op.repeat_interleaveTensor.Call(this, repeats, dim, output_size);

        /// <summary>Copies of each entry, one after the other.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Op.repeat_interleave.Call(this, repeats, dim, output_size);

        /// <summary>The lower triangle, the rest zero.</summary>
        public Tensor tril(long diagonal = 0) => Op.tril.Call(this, diagonal);

        /// <summary>The upper triangle, the rest zero.</summary>
        public Tensor triu(long diagonal = 0) => Op.triu.Call(this, diagonal);

        /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Op.diag.Call(this, diagonal);

        /// <summary>A view of a diagonal.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Op.diagonal.Call(this, offset, dim1, dim2);
    }
}
