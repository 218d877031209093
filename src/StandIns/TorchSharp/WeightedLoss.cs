using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss whose elements have weights.</summary>
/// <typeparam name="T1">The input.</typeparam>
/// <typeparam name="T2">The target.</typeparam>
/// <typeparam name="TResult">The loss.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>A loss with these weights, or none.</summary>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) => this.weight = weight;

    /// <summary>The weights; null for one each.</summary>
    public Tensor? weight { get; }
}
