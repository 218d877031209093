using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This tensor with another dtype or on another device; the same memory when nothing changes and no copy is asked for.</summary>
        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(null, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>This tensor with another dtype or on another device; the same memory when nothing changes and no copy is asked for.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(type, device, copy, disposeAfter, non_blocking);

        /// <summary>This tensor with another dtype or on another device; the same memory when nothing changes and no copy is asked for.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(type, null, copy, disposeAfter, non_blocking);

        /// <summary>This tensor with another dtype or on another device; the same memory when nothing changes and no copy is asked for.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(null, new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>This tensor with another dtype or on another device; the same memory when nothing changes and no copy is asked for.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(null, device, copy, disposeAfter, non_blocking);

        /// <summary>This tensor with another dtype or on another device; the same memory when nothing changes and no copy is asked for.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => Convert(other.dtype, other.device, false, false, non_blocking);

        /// <summary>This tensor with another dtype.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(type, null, copy, disposeAfter, non_blocking);

        /// <summary>This tensor with the dtype and device of another.</summary>
        public Tensor type_as(Tensor tensor) => Convert(tensor.dtype, tensor.device, false, false, false);

        /// <summary>This tensor on the host.</summary>
        public Tensor cpu() => Convert(null, CPU, false, false, false);

        /// <summary>This tensor on a GPU.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => Convert(null, device ?? CUDA, false, false, non_blocking);

        /// <summary>This tensor as truth values.</summary>
        public Tensor @bool() => Convert(ScalarType.Bool, null, false, false, false);

        /// <summary>This tensor as unsigned 8-bit integers.</summary>
        public Tensor @byte() => Convert(ScalarType.Byte, null, false, false, false);

        /// <summary>This tensor as signed 8-bit integers.</summary>
        public Tensor @char() => Convert(ScalarType.Int8, null, false, false, false);

        /// <summary>This tensor as 16-bit integers.</summary>
        public Tensor @short() => Convert(ScalarType.Int16, null, false, false, false);

        /// <summary>This tensor as 32-bit integers.</summary>
        public Tensor @int() => Convert(ScalarType.Int32, null, false, false, false);

        /// <summary>This tensor as 64-bit integers.</summary>
        public Tensor @long() => Convert(ScalarType.Int64, null, false, false, false);

        /// <summary>This tensor as half-precision numbers.</summary>
        public Tensor half() => Convert(ScalarType.Float16, null, false, false, false);

        /// <summary>This tensor as bfloat16 numbers.</summary>
        public Tensor bfloat16() => Convert(ScalarType.BFloat16, null, false, false, false);

        /// <summary>This tensor as single-precision numbers.</summary>
        public Tensor @float() => Convert(ScalarType.Float32, null, false, false, false);

        /// <summary>This tensor as double-precision numbers.</summary>
        public Tensor @double() => Convert(ScalarType.Float64, null, false, false, false);

        /// <summary>A copy with its own memory.</summary>
        public Tensor clone() => Wrap(Native.ts_clone(Live, out var result), result, "clone", this);

        /// <summary>A view that is not part of the recorded computation.</summary>
        public Tensor detach() => Wrap(Native.ts_detach(Live, out var result), result, "detach", this);

        /// <summary>Takes this tensor out of the recorded computation.</summary>
        public Tensor detach_() => Op.detach_.Call(this);

        /// <summary>Copies the source's elements into this tensor, with broadcasting and conversion.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) =>
            Wrap(Native.ts_copy_(Live, source.Live, nonBlocking ? 1 : 0, out var result), result, "copy_", this, source);

        /// <summary>Sets every element to a value.</summary>
        public Tensor fill_(Scalar value) => Wrap(Native.ts_fill_(Live, value.Number, out var result), result, "fill_", this);

        /// <summary>Sets every element to zero.</summary>
        public Tensor zero_() => Wrap(Native.ts_zero_(Live, out var result), result, "zero_", this);

        /// <summary>Fills with normally distributed numbers.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Op.normal_.Call(this, mean, std, generator);

        /// <summary>Fills with numbers uniform in a range.</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => Op.uniform_.Call(this, from, to, generator);

        /// <summary>Fills with ones of this probability, zeros otherwise.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Op.bernoulli_double.Call(this, p, generator);

        /// <summary>Fills with ones of this probability, zeros otherwise.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Op.bernoulli_Tensor.Call(this, p, generator);

        /// <summary>Fills with integers uniform in a range.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Op.random_.Call(this, (long)from, (long)to, generator);

        /// <summary>Fills with exponentially distributed numbers.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Op.exponential_.Call(this, lambda, generator);

        /// <summary>All elements of a sparse tensor.</summary>
        public Tensor to_dense() => Op.to_dense.Call(this);

        /// <summary>A copy in page-locked memory.</summary>
        public Tensor pin_memory() => Op.pin_memory.Call(this);
    }
}
