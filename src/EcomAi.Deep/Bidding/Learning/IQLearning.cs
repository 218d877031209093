using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>How values, gradients and the target network are computed: by torch, or on the host without it.</summary>
internal interface IQLearning : IDisposable
{
    /// <summary>What the last update found, on the device, Float32: the loss, the mean value of the actions taken, the conservative loss before its weight.</summary>
    Tensor Figures { get; }

    /// <summary>The values of all actions.</summary>
    /// <param name="states">[n, features].</param>
    /// <param name="values">Where they go, [n, actions].</param>
    void Values(ReadOnlySpan<float> states, Span<float> values);

    /// <summary>One gradient step.</summary>
    /// <param name="rows">Rows of the memory.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="errors">Where the absolute temporal-difference errors go; empty when nobody wants them.</param>
    void Update(ReadOnlySpan<long> rows, ReadOnlySpan<float> weights, Span<float> errors);

    /// <summary>Moves the target network towards the online one.</summary>
    void MoveTarget();
}
