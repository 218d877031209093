using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A module that measures how far an input is from a target.</summary>
/// <typeparam name="T1">The input.</typeparam>
/// <typeparam name="T2">The target.</typeparam>
/// <typeparam name="TResult">The loss.</typeparam>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <summary>A loss that reduces its elements so.</summary>
    protected Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(Loss<T1, T2, TResult>)) => this.reduction = reduction;

    /// <summary>What becomes of the elements.</summary>
    public nn.Reduction reduction { get; }
}
