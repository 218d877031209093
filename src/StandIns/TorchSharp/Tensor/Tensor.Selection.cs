using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The entries of a dimension at these indices.</summary>
        public Tensor index_select(long dim, Tensor index) =>
            Wrap(Native.ts_index_select(Live, dim, index.Live, out var result), result, "index_select", this, index);

        /// <summary>A copy with alpha times the source's entries added at these indices of a dimension.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Op.index_add.Call(this, dim, index, source, alpha);

        /// <summary>In place: a copy with alpha times the source's entries added at these indices of a dimension.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Op.index_add_.Call(this, dim, index, source, alpha);

        /// <summary>A copy with the source's entries put at these indices of a dimension.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Op.index_copy.Call(this, dim, index, source);

        /// <summary>In place: a copy with the source's entries put at these indices of a dimension.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Op.index_copy_.Call(this, dim, index, source);

        /// <summary>A copy with a value at these indices of a dimension.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Op.index_fill.Call(this, dim, index, value);

        /// <summary>In place: a copy with a value at these indices of a dimension.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Op.index_fill_.Call(this, dim, index, value);

        /// <summary>A copy with a value where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Op.masked_fill.Call(this, mask, value);

        /// <summary>In place: a copy with a value where the mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Op.masked_fill_.Call(this, mask, value);

        /// <summary>The elements where the mask is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Op.masked_select.Call(this, mask);

        /// <summary>For every index, the element there along a dimension.</summary>
        public Tensor gather(long dim, Tensor index) =>
            Wrap(Native.ts_gather(Live, dim, index.Live, 0, out var result), result, "gather", this, index);

        /// <summary>A copy with the source's elements put at the indices along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Op.scatter.Call(this, dim, index, src);

        /// <summary>In place: a copy with the source's elements put at the indices along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Op.scatter_.Call(this, dim, index, src);

        /// <summary>A copy with the source's elements added at the indices along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Op.scatter_add.Call(this, dim, index, src);

        /// <summary>In place: a copy with the source's elements added at the indices along a dimension.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Op.scatter_add_.Call(this, dim, index, src);

        /// <summary>The coordinates of the elements that are not zero: [count, dimensions].</summary>
        public Tensor nonzero() => Op.nonzero.Call(this);

        /// <summary>Indices drawn with probabilities proportional to the rows.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Op.multinomial.Call(this, num_samples, replacement, generator);
    }
}
