using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>-(y log sigmoid(x) + (1 - y) log(1 - sigmoid(x))), without overflow.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>The loss with weights for elements and for positives.</summary>
    public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
        : base(weight, reduction) => this.pos_weights = pos_weights;

    /// <summary>The weights of positives; null for one each.</summary>
    public Tensor? pos_weights { get; }

    /// <summary>The loss of logits against targets.</summary>
    /// <param name="input">Logits, any shape.</param>
    /// <param name="target">0 to 1, the same shape.</param>
    /// <returns>A single value, or the shape of the input without reduction.</returns>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}
