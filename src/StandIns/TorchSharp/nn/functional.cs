using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What the modules compute, without their state.</summary>
        public static partial class functional
        {
            /// <summary>The larger of every element and zero.</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            /// <summary>1 / (1 + exp(-x)) of every element.</summary>
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();

            /// <summary>1 / (1 + exp(-x)) of every element.</summary>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>The hyperbolic tangent of every element.</summary>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            /// <summary>log(sigmoid(x)) of every element, without overflow.</summary>
            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            /// <summary>log(1 + exp(beta x)) / beta of every element, x above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            /// <summary>exp(x) / sum(exp(x)) along a dimension.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>log(softmax(x)) along a dimension.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>While training, elements set to zero with probability p, and the rest divided by 1 - p.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? Op.dropout_ : Op.dropout).Call(input, p, training);

            /// <summary>x W' + b: [..., in] and [out, in] give [..., out].</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                var failure = Native.ts_linear(input.Live, weights.Live, bias is null ? Tensor.NoTensor : bias.Live, out var result);
                return Tensor.Wrap(failure, result, "linear", input, weights);
            }

            /// <summary>The last dimensions normalised to mean 0 and variance 1, scaled and shifted.</summary>
            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Op.layerNorm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>Every slice along a dimension divided by its p-norm, or by eps where that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var scope = NewDisposeScope();
                var norm = Op.normDim.Call(input, p, new[] { dim }, true);
                return input.div(norm.clamp_min(eps).expand_as(input)).MoveToOuterDisposeScope();
            }
        }
    }
}
