namespace TorchSharp;

public static partial class torch
{
    /// <summary>e to the power of every element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>The natural logarithm of every element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>The square root of every element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>The absolute value of every element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>1 / (1 + exp(-x)) of every element.</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>The hyperbolic tangent of every element.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>This to a power, elementwise.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>This to a power, elementwise.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>Every element limited to a range; a bound left out does not limit.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Every element limited to a range; a bound left out does not limit.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>The larger of the two, elementwise.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The smaller of the two, elementwise.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>e to the power of every element, minus one, exact near zero.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>The natural logarithm of one plus every element.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>The natural logarithm of the absolute value of the gamma function of every element.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary>The derivative of the logarithm of the gamma function at every element.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <summary>The error function of every element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>The inverse of the error function of every element.</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <summary>The square of every element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>One divided by the square root of every element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>-1, 0 or 1, as the sign of every element.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>The smallest integer not below every element.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>Every element without its fraction.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>Numbers in the place of NaN and of the infinities; without one, the largest and the smallest of the type.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);

    /// <summary>In place: numbers in the place of NaN and of the infinities.</summary>
    public static Tensor nan_to_num_(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        input.nan_to_num_(nan, posinf, neginf);

    /// <summary>x times the logarithm of y, zero where x is zero.</summary>
    public static Tensor xlogy(Tensor x, Tensor y) => x.xlogy(y);

    /// <summary>x times the logarithm of y, zero where x is zero.</summary>
    public static Tensor xlogy(Tensor x, Scalar y) => x.xlogy(y);

    /// <summary>log(exp(left) + exp(right)) without overflow.</summary>
    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);

    /// <summary>Where an element is neither infinite nor NaN.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>Where an element is NaN.</summary>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>Where an element is infinite.</summary>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>exp(x) / sum(exp(x)) along a dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    /// <summary>The largest integer not above every element.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>Every element rounded half to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);
}
