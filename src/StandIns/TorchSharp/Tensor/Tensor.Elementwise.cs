using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The negative of every element.</summary>
        public Tensor neg() => Wrap(Native.ts_neg(Live, out var result), result, "neg", this);

        /// <summary>The negative of every element.</summary>
        public Tensor negative() => Wrap(Native.ts_neg(Live, out var result), result, "neg", this);

        /// <summary>In place: the negative of every element.</summary>
        public Tensor neg_() => Op.neg_.Call(this);

        /// <summary>The absolute value of every element.</summary>
        public Tensor abs() => Wrap(Native.ts_abs(Live, out var result), result, "abs", this);

        /// <summary>In place: the absolute value of every element.</summary>
        public Tensor abs_() => Op.abs_.Call(this);

        /// <summary>The square of every element.</summary>
        public Tensor square() => Op.square.Call(this);

        /// <summary>The square root of every element.</summary>
        public Tensor sqrt() => Wrap(Native.ts_sqrt(Live, out var result), result, "sqrt", this);

        /// <summary>In place: the square root of every element.</summary>
        public Tensor sqrt_() => Op.sqrt_.Call(this);

        /// <summary>e to the power of every element.</summary>
        public Tensor exp() => Wrap(Native.ts_exp(Live, out var result), result, "exp", this);

        /// <summary>In place: e to the power of every element.</summary>
        public Tensor exp_() => Op.exp_.Call(this);

        /// <summary>The natural logarithm of every element.</summary>
        public Tensor log() => Wrap(Native.ts_log(Live, out var result), result, "log", this);

        /// <summary>In place: the natural logarithm of every element.</summary>
        public Tensor log_() => Op.log_.Call(this);

        /// <summary>The natural logarithm of one plus every element.</summary>
        public Tensor log1p() => Op.log1p.Call(this);

        /// <summary>One divided by every element.</summary>
        public Tensor reciprocal() => Wrap(Native.ts_reciprocal(Live, out var result), result, "reciprocal", this);

        /// <summary>In place: one divided by every element.</summary>
        public Tensor reciprocal_() => Op.reciprocal_.Call(this);

        /// <summary>1 / (1 + exp(-x)) of every element.</summary>
        public Tensor sigmoid() => Wrap(Native.ts_sigmoid(Live, out var result), result, "sigmoid", this);

        /// <summary>In place: 1 / (1 + exp(-x)) of every element.</summary>
        public Tensor sigmoid_() => Op.sigmoid_.Call(this);

        /// <summary>The hyperbolic tangent of every element.</summary>
        public Tensor tanh() => Wrap(Native.ts_tanh(Live, out var result), result, "tanh", this);

        /// <summary>In place: the hyperbolic tangent of every element.</summary>
        public Tensor tanh_() => Op.tanh_.Call(this);

        /// <summary>The larger of every element and zero.</summary>
        public Tensor relu() => Wrap(Native.ts_relu(Live, out var result), result, "relu", this);

        /// <summary>In place: the larger of every element and zero.</summary>
        public Tensor relu_() => Op.relu_.Call(this);

        /// <summary>The largest integer not above every element.</summary>
        public Tensor floor() => Op.floor.Call(this);

        /// <summary>In place: the largest integer not above every element.</summary>
        public Tensor floor_() => Op.floor_.Call(this);

        /// <summary>Every element rounded half to even.</summary>
        public Tensor round(long decimals = 0) => Op.round.Call(this, decimals);

        /// <summary>In place: every element rounded half to even.</summary>
        public Tensor round_(long decimals = 0) => Op.round_.Call(this, decimals);

        /// <summary>log(sigmoid(x)) without overflow.</summary>
        public Tensor log_sigmoid() => Wrap(Native.ts_log_sigmoid(Live, out var result), result, "log_sigmoid", this);

        /// <summary>log(1 + exp(beta * x)) / beta, linear above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Op.softplus.Call(this, beta, threshold);

        /// <summary>exp(x) / sum(exp(x)) along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Op.softmax.Call(this, dim, dtype);

        /// <summary>log(softmax(x)) along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Op.log_softmax.Call(this, dim, dtype);

        /// <summary>e to the power of every element, minus one, exact near zero.</summary>
        public Tensor expm1() => Op.expm1.Call(this);

        /// <summary>The natural logarithm of the absolute value of the gamma function of every element.</summary>
        public Tensor lgamma() => Op.lgamma.Call(this);

        /// <summary>The derivative of the logarithm of the gamma function at every element.</summary>
        public Tensor digamma() => Op.digamma.Call(this);

        /// <summary>The error function of every element.</summary>
        public Tensor erf() => Op.erf.Call(this);

        /// <summary>The inverse of the error function of every element.</summary>
        public Tensor erfinv() => Op.erfinv.Call(this);

        /// <summary>One divided by the square root of every element.</summary>
        public Tensor rsqrt() => Op.rsqrt.Call(this);

        /// <summary>-1, 0 or 1, as the sign of every element.</summary>
        public Tensor sign() => Op.sign.Call(this);

        /// <summary>The smallest integer not below every element.</summary>
        public Tensor ceil() => Op.ceil.Call(this);

        /// <summary>Every element without its fraction.</summary>
        public Tensor trunc() => Op.trunc.Call(this);

        /// <summary>Numbers in the place of NaN and of the infinities; without one, the largest and the smallest of the type.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Op.nanToNum.Call(this, nan, posinf, neginf);

        /// <summary>In place: numbers in the place of NaN and of the infinities.</summary>
        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) =>
            Op.nanToNum_.Call(this, nan, posinf, neginf);

        /// <summary>Draws from Poisson distributions with these rates.</summary>
        public Tensor poisson(Generator? generator = null) => Op.poisson.Call(this, generator);

        /// <summary>Draws of 0 and 1 with these probabilities of 1.</summary>
        public Tensor bernoulli(Generator? generator = null) => Op.bernoulli.Call(this, generator);

        /// <summary>Where an element is NaN.</summary>
        public Tensor isnan() => Op.isnan.Call(this);

        /// <summary>Where an element is neither infinite nor NaN.</summary>
        public Tensor isfinite() => Op.isfinite.Call(this);

        /// <summary>Where an element is infinite.</summary>
        public Tensor isinf() => Op.isinf.Call(this);
    }
}
