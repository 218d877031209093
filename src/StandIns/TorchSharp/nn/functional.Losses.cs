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
        }
    }
}
