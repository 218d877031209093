namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Tensor left, int right) => left.add(right);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Tensor left, long right) => left.add(right);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Tensor left, float right) => left.add(right);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(Tensor left, double right) => left.add(right);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(int left, Tensor right) => right.add(left);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(long left, Tensor right) => right.add(left);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(float left, Tensor right) => right.add(left);

        /// <summary>This plus the other, elementwise with broadcasting.</summary>
        public static Tensor operator +(double left, Tensor right) => right.add(left);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Tensor left, int right) => left.mul(right);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Tensor left, long right) => left.mul(right);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Tensor left, float right) => left.mul(right);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(Tensor left, double right) => left.mul(right);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(int left, Tensor right) => right.mul(left);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(long left, Tensor right) => right.mul(left);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(float left, Tensor right) => right.mul(left);

        /// <summary>This times the other, elementwise with broadcasting.</summary>
        public static Tensor operator *(double left, Tensor right) => right.mul(left);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Then(right.negative(), negated => negated.add(left));

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Tensor left, int right) => left.sub(right);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Tensor left, long right) => left.sub(right);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Tensor left, float right) => left.sub(right);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(Tensor left, double right) => left.sub(right);

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(int left, Tensor right) => Then(right.negative(), negated => negated.add(left));

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(long left, Tensor right) => Then(right.negative(), negated => negated.add(left));

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(float left, Tensor right) => Then(right.negative(), negated => negated.add(left));

        /// <summary>This minus the other, elementwise with broadcasting.</summary>
        public static Tensor operator -(double left, Tensor right) => Then(right.negative(), negated => negated.add(left));

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Then(right.reciprocal(), inverted => inverted.mul(left));

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Tensor left, int right) => left.div(right);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Tensor left, long right) => left.div(right);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Tensor left, float right) => left.div(right);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(Tensor left, double right) => left.div(right);

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(int left, Tensor right) => Then(right.reciprocal(), inverted => inverted.mul(left));

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(long left, Tensor right) => Then(right.reciprocal(), inverted => inverted.mul(left));

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(float left, Tensor right) => Then(right.reciprocal(), inverted => inverted.mul(left));

        /// <summary>This divided by the other, elementwise with broadcasting.</summary>
        public static Tensor operator /(double left, Tensor right) => Then(right.reciprocal(), inverted => inverted.mul(left));

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, int right) => left.remainder(right);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, long right) => left.remainder(right);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, float right) => left.remainder(right);

        /// <summary>The remainder of the division, with the divisor's sign.</summary>
        public static Tensor operator %(Tensor left, double right) => left.remainder(right);

        /// <summary>The negative of every element.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();
    }
}
