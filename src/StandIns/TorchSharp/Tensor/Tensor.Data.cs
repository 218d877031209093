using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The raw memory of a contiguous tensor on the host, writable in place.</summary>
        /// <exception cref="InvalidOperationException">The tensor is on a GPU or not contiguous.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                RequireHost();
                if (!is_contiguous())
                    throw new InvalidOperationException("bytes of a tensor that is not contiguous: call contiguous() first");
                var facts = Facts();
                return new Span<byte>((void*)DataPointer(), checked((int)(facts.Count * facts.ElementSize)));
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                    throw new ArgumentException($"the tensor has {target.Length} bytes, {value.Length} were given", nameof(value));
                value.CopyTo(target);
            }
        }

        /// <summary>The elements of a tensor on the host.</summary>
        /// <typeparam name="T">The .NET type of the dtype.</typeparam>
        /// <exception cref="ArgumentException">The dtype is another.</exception>
        /// <exception cref="InvalidOperationException">The tensor is on a GPU.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            RequireHost();
            RequireType<T>();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element, from whatever device.</summary>
        /// <typeparam name="T">The .NET type of the dtype.</typeparam>
        /// <exception cref="ArgumentException">There is not exactly one element, or the dtype is another.</exception>
        public T item<T>()
            where T : unmanaged
        {
            RequireType<T>();
            var value = ToScalar();
            if (typeof(T) == typeof(float))
                return (T)(object)(float)value.AsDouble();
            if (typeof(T) == typeof(double))
                return (T)(object)value.AsDouble();
            if (typeof(T) == typeof(long))
                return (T)(object)value.AsInt64();
            if (typeof(T) == typeof(int))
                return (T)(object)(int)value.AsInt64();
            if (typeof(T) == typeof(bool))
                return (T)(object)(value.AsInt64() != 0);
            if (typeof(T) == typeof(byte))
                return (T)(object)(byte)value.AsInt64();
            if (typeof(T) == typeof(short))
                return (T)(object)(short)value.AsInt64();
            if (typeof(T) == typeof(sbyte))
                return (T)(object)(sbyte)value.AsInt64();
            return (T)(object)(Half)value.AsDouble();
        }

        /// <summary>The only element as a scalar.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element.</exception>
        public Scalar ToScalar()
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"a tensor of shape [{string.Join(", ", shape)}] has no single value");
            NativeFailure.Check(Native.ts_tensor_item(Live, out var number), "item", this);
            return number.Tag switch
            {
                NativeNumber.RealTag => number.Real,
                NativeNumber.BooleanTag => number.Integer != 0,
                _ => number.Integer,
            };
        }

        internal IntPtr DataPointer()
        {
            NativeFailure.Check(Native.ts_tensor_data(Live, out var data), "data", this);
            return data;
        }

        private void RequireHost()
        {
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException($"the tensor is on {device}: call cpu() before reading its memory");
        }

        private void RequireType<T>()
        {
            var actual = dtype;
            var asked = typeof(T) == typeof(float) ? ScalarType.Float32
                : typeof(T) == typeof(double) ? ScalarType.Float64
                : typeof(T) == typeof(long) ? ScalarType.Int64
                : typeof(T) == typeof(int) ? ScalarType.Int32
                : typeof(T) == typeof(bool) ? ScalarType.Bool
                : typeof(T) == typeof(byte) ? ScalarType.Byte
                : typeof(T) == typeof(short) ? ScalarType.Int16
                : typeof(T) == typeof(sbyte) ? ScalarType.Int8
                : typeof(T) == typeof(Half) ? ScalarType.Float16
                : throw new ArgumentException($"{typeof(T)} is the type of no dtype here");
            if (asked != actual)
                throw new ArgumentException($"the tensor holds {actual}, {typeof(T).Name} was asked for");
        }
    }
}
