using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Views of all entries of a dimension, without that dimension; at most 1,024.</summary>
        public Tensor[] unbind(long dimension = 0) => Op.unbind.CallList(this, dimension);

        /// <summary>Views of at most this many parts of equal size, the last one smaller.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Op.chunk.CallList(this, chunks, dim);

        /// <summary>Views of parts of this size, the last one smaller.</summary>
        public Tensor[] split(long size, int dim = 0) => Op.split.CallList(this, size, (long)dim);

        /// <summary>Views of parts of these sizes.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Op.splitSizes.CallList(this, sizes.ToArray(), dim);

        /// <summary>Views of parts of these sizes.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Op.splitSizes.CallList(this, sizes, dim);

        /// <summary>Views of parts of these sizes along the first dimension.</summary>
        public Tensor[] split(params long[] sizes) => Op.splitSizes.CallList(this, sizes, 0L);

        /// <summary>All windows of a size along a dimension, as a view with a new last dimension of that size.</summary>
        public Tensor unfold(long dimension, long size, long step) => Op.unfold.Call(this, dimension, size, step);
    }
}
