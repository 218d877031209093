using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>-(y log sigmoid(x) + (1 - y) log(1 - sigmoid(x))) of logits x and targets y of one shape.</summary>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                var failure = Native.ts_bce_with_logits(
                    input.Live, target.Live, weight is null ? Tensor.NoTensor : weight.Live,
                    pos_weights is null ? Tensor.NoTensor : pos_weights.Live, (long)reduction, out var result);
                return Tensor.Wrap(failure, result, "binary_cross_entropy_with_logits", input, target);
            }

            /// <summary>-log softmax(x)[target]: logits [batch, classes, ...] against classes [batch, ...] or probabilities.</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0) =>
                Op.crossEntropy.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>(x - y)^2 of two tensors of one shape.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Op.mseLoss.Call(input, target, (long)reduction);

            /// <summary>|x - y| of two tensors of one shape.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Op.l1Loss.Call(input, target, (long)reduction);

            /// <summary>(x - y)^2 / (2 beta) where |x - y| is below beta, |x - y| - beta / 2 elsewhere.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Op.smoothL1Loss.Call(input, target, (long)reduction, beta);

            /// <summary>(x - y)^2 / 2 where |x - y| is below delta, delta (|x - y| - delta / 2) elsewhere (Huber 1964).</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Op.huberLoss.Call(input, target, (long)reduction, delta);

            /// <summary>exp(x) - y x of logarithms of rates x, or x - y log(x + eps) of rates, with log y! approximated when full.</summary>
            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                Op.poissonNllLoss.Call(input, target, log_input, full, (double)eps, (long)reduction);
        }
    }
}
