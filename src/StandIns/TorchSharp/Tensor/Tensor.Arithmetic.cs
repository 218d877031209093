using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public Tensor add(Tensor target) => Wrap(Native.ts_add(Live, target.Live, out var result), result, "add", this, target);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Op.addTensor.Call(this, target, alpha);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public Tensor add(Scalar scalar) => Wrap(Native.ts_add_scalar(Live, scalar.Number, out var result), result, "add", this);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Op.addScalar.Call(this, scalar, alpha);

        /// <summary>In place: this plus the other, elementwise with broadcasting.</summary>
        public Tensor add_(Tensor target) => Wrap(Native.ts_add_(Live, target.Live, out var result), result, "add_", this, target);

        /// <summary>In place: this plus the other, elementwise with broadcasting.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Op.add_Tensor.Call(this, target, alpha);

        /// <summary>In place: this plus the other, elementwise with broadcasting.</summary>
        public Tensor add_(Scalar scalar) => Wrap(Native.ts_add_scalar_(Live, scalar.Number, out var result), result, "add_", this);

        /// <summary>In place: this plus the other, elementwise with broadcasting.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Op.add_Scalar.Call(this, scalar, alpha);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public Tensor sub(Tensor target) => Wrap(Native.ts_sub(Live, target.Live, out var result), result, "sub", this, target);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public Tensor sub(Scalar target) => Wrap(Native.ts_sub_scalar(Live, target.Number, out var result), result, "sub", this);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public Tensor subtract(Scalar target) => Wrap(Native.ts_sub_scalar(Live, target.Number, out var result), result, "sub", this);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public Tensor subtract(Tensor target) => Wrap(Native.ts_sub(Live, target.Live, out var result), result, "sub", this, target);

        /// <summary>In place: this minus the other, elementwise with broadcasting.</summary>
        public Tensor sub_(Tensor target) => Wrap(Native.ts_sub_(Live, target.Live, out var result), result, "sub_", this, target);

        /// <summary>In place: this minus the other, elementwise with broadcasting.</summary>
        public Tensor sub_(Scalar target) => Wrap(Native.ts_sub_scalar_(Live, target.Number, out var result), result, "sub_", this);

        /// <summary>In place: this minus the other, elementwise with broadcasting.</summary>
        public Tensor subtract_(Scalar target) => Wrap(Native.ts_sub_scalar_(Live, target.Number, out var result), result, "sub_", this);

        /// <summary>In place: this minus the other, elementwise with broadcasting.</summary>
        public Tensor subtract_(Tensor target) => Wrap(Native.ts_sub_(Live, target.Live, out var result), result, "sub_", this, target);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public Tensor mul(Tensor target) => Wrap(Native.ts_mul(Live, target.Live, out var result), result, "mul", this, target);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public Tensor mul(Scalar target) => Wrap(Native.ts_mul_scalar(Live, target.Number, out var result), result, "mul", this);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public Tensor multiply(Tensor target) => Wrap(Native.ts_mul(Live, target.Live, out var result), result, "mul", this, target);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public Tensor multiply(Scalar target) => Wrap(Native.ts_mul_scalar(Live, target.Number, out var result), result, "mul", this);

        /// <summary>In place: this times the other, elementwise with broadcasting.</summary>
        public Tensor mul_(Tensor target) => Wrap(Native.ts_mul_(Live, target.Live, out var result), result, "mul_", this, target);

        /// <summary>In place: this times the other, elementwise with broadcasting.</summary>
        public Tensor mul_(Scalar target) => Wrap(Native.ts_mul_scalar_(Live, target.Number, out var result), result, "mul_", this);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Divide(target, rounding_mode);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Divide(target, rounding_mode);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Divide(target, rounding_mode);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Divide(target, rounding_mode);

        /// <summary>In place: this divided by the other, elementwise with broadcasting.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => DivideInPlace(target, rounding_mode);

        /// <summary>In place: this divided by the other, elementwise with broadcasting.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => DivideInPlace(target, rounding_mode);

        /// <summary>In place: this divided by the other, elementwise with broadcasting.</summary>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => DivideInPlace(target, rounding_mode);

        /// <summary>In place: this divided by the other, elementwise with broadcasting.</summary>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => DivideInPlace(target, rounding_mode);
    }
}
