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
