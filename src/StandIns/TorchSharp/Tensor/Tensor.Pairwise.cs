using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This to a power, elementwise.</summary>
        public Tensor pow(Tensor exponent) => Op.powTensor.Call(this, exponent);

        /// <summary>This to a power, elementwise.</summary>
        public Tensor pow(Scalar exponent) => Op.powScalar.Call(this, exponent);

        /// <summary>In place: this to a power, elementwise.</summary>
        public Tensor pow_(Tensor exponent) => Op.pow_Tensor.Call(this, exponent);

        /// <summary>In place: this to a power, elementwise.</summary>
        public Tensor pow_(Scalar exponent) => Op.pow_Scalar.Call(this, exponent);

        /// <summary>The larger of the two, elementwise.</summary>
        public Tensor maximum(Tensor other) => Wrap(Native.ts_maximum(Live, other.Live, out var result), result, "maximum", this, other);

        /// <summary>The smaller of the two, elementwise.</summary>
        public Tensor minimum(Tensor other) => Wrap(Native.ts_minimum(Live, other.Live, out var result), result, "minimum", this, other);

        /// <summary>Every element limited to a range; a bound left out does not limit.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Op.clampScalar.Call(this, min, max);

        /// <summary>Every element limited to a range; a bound left out does not limit.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Op.clampTensor.Call(this, min, max);

        /// <summary>In place: every element limited to a range; a bound left out does not limit.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Op.clamp_Scalar.Call(this, min, max);

        /// <summary>In place: every element limited to a range; a bound left out does not limit.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Op.clamp_Tensor.Call(this, min, max);

        /// <summary>Every element, at least the bound.</summary>
        public Tensor clamp_min(Scalar min) => Op.clamp_min.Call(this, min);

        /// <summary>In place: every element, at least the bound.</summary>
        public Tensor clamp_min_(Scalar min) => Op.clamp_min_.Call(this, min);

        /// <summary>Every element, at most the bound.</summary>
        public Tensor clamp_max(Scalar max) => Op.clamp_max.Call(this, max);

        /// <summary>In place: every element, at most the bound.</summary>
        public Tensor clamp_max_(Scalar max) => Op.clamp_max_.Call(this, max);

        /// <summary>This divided by the other, rounded down.</summary>
        public Tensor floor_divide(Tensor other) => Op.floor_divideTensor.Call(this, other);

        /// <summary>This divided by the other, rounded down.</summary>
        public Tensor floor_divide(Scalar other) => Op.floor_divideScalar.Call(this, other);

        /// <summary>In place: this divided by the other, rounded down.</summary>
        public Tensor floor_divide_(Tensor other) => Op.floor_divide_Tensor.Call(this, other);

        /// <summary>In place: this divided by the other, rounded down.</summary>
        public Tensor floor_divide_(Scalar other) => Op.floor_divide_Scalar.Call(this, other);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public Tensor remainder(Tensor target) => Op.remainderTensor.Call(this, target);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public Tensor remainder(Scalar scalar) => Op.remainderScalar.Call(this, scalar);

        /// <summary>In place: the remainder of the division, with the divisor's sign.</summary>
        public Tensor remainder_(Tensor target) => Op.remainder_Tensor.Call(this, target);

        /// <summary>In place: the remainder of the division, with the divisor's sign.</summary>
        public Tensor remainder_(Scalar scalar) => Op.remainder_Scalar.Call(this, scalar);

        /// <summary>This times the logarithm of the other, zero where this is zero.</summary>
        public Tensor xlogy(Tensor y) => Op.xlogyTensor.Call(this, y);

        /// <summary>This times the logarithm of the other, zero where this is zero.</summary>
        public Tensor xlogy(Scalar y) => Op.xlogyScalar.Call(this, y);

        /// <summary>log(exp(this) + exp(other)) without overflow.</summary>
        public Tensor logaddexp(Tensor other) => Op.logaddexp.Call(this, other);

        /// <summary>This where the condition is true, the other elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Op.whereSelf.Call(condition, this, y);

        /// <summary>Where both are true.</summary>
        public Tensor logical_and(Tensor other) => Op.logical_and.Call(this, other);

        /// <summary>In place: where both are true.</summary>
        public Tensor logical_and_(Tensor other) => Op.logical_and_.Call(this, other);

        /// <summary>Where either is true.</summary>
        public Tensor logical_or(Tensor other) => Op.logical_or.Call(this, other);

        /// <summary>In place: where either is true.</summary>
        public Tensor logical_or_(Tensor other) => Op.logical_or_.Call(this, other);

        /// <summary>Where an element is false.</summary>
        public Tensor logical_not() => Op.logical_not.Call(this);

        /// <summary>In place: where an element is false.</summary>
        public Tensor logical_not_() => Op.logical_not_.Call(this);

        /// <summary>Where exactly one is true.</summary>
        public Tensor logical_xor(Tensor other) => Op.logical_xor.Call(this, other);

        /// <summary>In place: where exactly one is true.</summary>
        public Tensor logical_xor_(Tensor other) => Op.logical_xor_.Call(this, other);

        /// <summary>The bits set in both.</summary>
        public Tensor bitwise_and(Tensor other) => Op.bitwise_and.Call(this, other);

        /// <summary>The bits set in either.</summary>
        public Tensor bitwise_or(Tensor other) => Op.bitwise_or.Call(this, other);

        /// <summary>The bits set in exactly one.</summary>
        public Tensor bitwise_xor(Tensor other) => Op.bitwise_xor.Call(this, other);

        /// <summary>Every bit inverted.</summary>
        public Tensor bitwise_not() => Op.bitwise_not.Call(this);
    }
}
