using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part of the tensor that the indices describe; a view where it can be.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => Put(indices, value);
        }

        /// <summary>The elements at these indices, one tensor of indices a dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => Put(ToIndices(indices), value);
        }

        /// <summary>The part of the tensor at these indices of its first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(ToIndices(indices));
            set => Put(ToIndices(indices), value);
        }

        /// <summary>One entry of the first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put(ToIndices([i1]), value);
        }

        /// <summary>One entry of the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(ToIndices([i1, i2]));
            set => Put(ToIndices([i1, i2]), value);
        }

        /// <summary>One entry of the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(ToIndices([i1, i2, i3]));
            set => Put(ToIndices([i1, i2, i3]), value);
        }

        /// <summary>One entry of the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(ToIndices([i1, i2, i3, i4]));
            set => Put(ToIndices([i1, i2, i3, i4]), value);
        }

        /// <summary>One entry of the first five dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index(ToIndices([i1, i2, i3, i4, i5]));
            set => Put(ToIndices([i1, i2, i3, i4, i5]), value);
        }

        /// <summary>One entry of the first six dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index(ToIndices([i1, i2, i3, i4, i5, i6]));
            set => Put(ToIndices([i1, i2, i3, i4, i5, i6]), value);
        }

        /// <summary>The part of the tensor that the indices describe; a view where it can be.</summary>
        public unsafe Tensor index(params TensorIndex[] indices)
        {
            using var borrowed = new Borrow(Array.ConvertAll(indices, index => index.Operand));
            fixed (NativeIndex* items = ToNative(indices, borrowed))
                return Wrap(Native.ts_index(Live, items, indices.Length, out var result), result, "index", this);
        }

        /// <summary>The elements at these indices, one tensor of indices a dimension.</summary>
        public Tensor index(params Tensor[] indices) => index(ToIndices(indices));

        /// <summary>Writes a value at the indices, and hands back a wrapper of this tensor.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Put(indices, value);
            return alias();
        }

        /// <summary>Writes a value at the indices, or adds it where <paramref name="accumulate"/> is set.</summary>
        /// <exception cref="NotSupportedException">Adding at indices other than tensors.</exception>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            if (!accumulate)
                return index_put_(value, indices);
            var tensors = Array.ConvertAll(indices, index => index.Operand
                ?? throw new NotSupportedException("index_put_ with accumulate takes tensors of indices only"));
            return index_put_(value, tensors, accumulate);
        }

        /// <summary>Writes a value at the indices, and hands back a wrapper of this tensor.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, ToIndices(indices));

        /// <summary>Writes a value at the indices, or adds it where <paramref name="accumulate"/> is set.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Op.indexPut_.Call(this, Argument.Optional(indices), value, accumulate);

        /// <summary>Writes a number at the indices, and hands back a wrapper of this tensor.</summary>
        public unsafe Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var borrowed = new Borrow(Array.ConvertAll(indices, index => index.Operand));
            fixed (NativeIndex* items = ToNative(indices, borrowed))
                NativeFailure.Check(Native.ts_index_put_scalar_(Live, items, indices.Length, value.Number), "index_put_", this);
            return alias();
        }

        /// <summary>Writes a number at the indices, and hands back a wrapper of this tensor.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, ToIndices(indices));

        private static TensorIndex[] ToIndices(Tensor[] indices) => Array.ConvertAll(indices, TensorIndex.Tensor);

        private static TensorIndex[] ToIndices(long[] indices) => Array.ConvertAll(indices, index => (TensorIndex)index);

        private static NativeIndex[] ToNative(TensorIndex[] indices, Borrow borrowed)
        {
            var native = new NativeIndex[indices.Length];
            for (var i = 0; i < native.Length; i++)
                native[i] = indices[i].ToNative(borrowed.Pointers[i]);
            return native;
        }

        private unsafe void Put(TensorIndex[] indices, Tensor value)
        {
            using var borrowed = new Borrow(Array.ConvertAll(indices, index => index.Operand));
            fixed (NativeIndex* items = ToNative(indices, borrowed))
            {
                var failure = Native.ts_index_put_(Live, items, indices.Length, value.Live);
                if (failure != 0)
                    throw NativeFailure.Create(failure, "index_put_", this, value);
            }
        }
    }
}
