using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The coordinates of a sparse tensor as they are stored: [dimensions, count], repeated where not coalesced.</summary>
        public Tensor SparseIndices
        {
            get
            {
                var (indices, values) = SparseParts();
                values.Dispose();
                return indices;
            }
        }

        /// <summary>The values of a sparse tensor as they are stored: [count, ...].</summary>
        public Tensor SparseValues
        {
            get
            {
                var (indices, values) = SparseParts();
                indices.Dispose();
                return values;
            }
        }

        private (Tensor Indices, Tensor Values) SparseParts()
        {
            NativeFailure.Check(Native.ts_tensor_sparse_parts(Live, out var indices, out var values), "sparse parts", this);
            return (new Tensor(indices), new Tensor(values));
        }
    }
}
