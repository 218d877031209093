using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Facts().Dim;

        /// <summary>The number of dimensions.</summary>
        public long ndim => Facts().Dim;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Facts().Count;

        /// <summary>Bytes an element.</summary>
        public long ElementSize => Facts().ElementSize;

        /// <summary>The element type.</summary>
        public ScalarType dtype => (ScalarType)Facts().DType;

        /// <summary>Where the tensor lives.</summary>
        public Device device
        {
            get
            {
                var facts = Facts();
                return new Device((DeviceType)facts.DeviceType, facts.DeviceIndex);
            }
        }

        /// <summary>The index of the device; -1 for the host.</summary>
        public int device_index => Facts().DeviceIndex;

        /// <summary>The kind of the device.</summary>
        public DeviceType device_type => (DeviceType)Facts().DeviceType;

        /// <summary>Whether the tensor lives on a GPU.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor holds coordinates and values instead of all elements.</summary>
        public bool is_sparse => (Facts().Flags & NativeFacts.Sparse) != 0;

        /// <summary>Whether the tensor was not computed from others that require gradients.</summary>
        public bool is_leaf => (Facts().Flags & NativeFacts.Leaf) != 0;

        /// <summary>The sizes of all dimensions.</summary>
        public long[] shape => size();

        /// <summary>The number of dimensions.</summary>
        public long dim() => Facts().Dim;

        /// <summary>The number of elements.</summary>
        public long numel() => Facts().Count;

        /// <summary>Bytes an element.</summary>
        public long element_size() => Facts().ElementSize;

        /// <summary>Whether the tensor lives on the host.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the elements lie in memory in row-major order without gaps.</summary>
        public bool is_contiguous() => (Facts().Flags & NativeFacts.Contiguous) != 0;

        /// <summary>Whether the elements are floating-point numbers.</summary>
        public bool is_floating_point() =>
            dtype is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

        /// <summary>Whether the elements are integers.</summary>
        public bool is_integral() =>
            dtype is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

        /// <summary>Whether the memory is page-locked, so that copies to a GPU may overlap compute.</summary>
        public bool is_pinned()
        {
            NativeFailure.Check(Native.ts_tensor_is_pinned(Live, out var pinned), "is_pinned", this);
            return pinned != 0;
        }

        /// <summary>The sizes of all dimensions.</summary>
        public long[] size()
        {
            var sizes = new long[Facts().Dim];
            NativeFailure.Check(Native.ts_tensor_sizes(Live, sizes, sizes.Length), "size", this);
            return sizes;
        }

        /// <summary>The size of one dimension; negative counts from the end.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        [SkipLocalsInit]
        public long size(int dim)
        {
            var count = (int)Facts().Dim;
            var wrapped = dim < 0 ? dim + count : dim;
            if (wrapped < 0 || wrapped >= count)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"the tensor has {count} dimensions");
            Span<long> sizes = stackalloc long[count];
            NativeFailure.Check(Native.ts_tensor_sizes(Live, sizes, count), "size", this);
            return sizes[wrapped];
        }

        /// <summary>Elements to step over from one entry of each dimension to the next.</summary>
        public long[] stride()
        {
            var strides = new long[Facts().Dim];
            NativeFailure.Check(Native.ts_tensor_strides(Live, strides, strides.Length), "stride", this);
            return strides;
        }

        /// <summary>Elements to step over from one entry of a dimension to the next.</summary>
        public long stride(int dim)
        {
            var strides = stride();
            return strides[dim < 0 ? dim + strides.Length : dim];
        }

        internal NativeFacts Facts()
        {
            var failure = Native.ts_tensor_facts(Live, out var facts);
            if (failure != 0)
                throw NativeFailure.Create(failure, "facts");
            return facts;
        }
    }
}
