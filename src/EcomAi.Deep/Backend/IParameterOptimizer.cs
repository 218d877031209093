using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>A rule that changes parameters by their gradients, with a state that a checkpoint can hold.</summary>
public interface IParameterOptimizer : IDisposable
{
    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>
    /// What the rule remembers, by name: "{parameter}.exp_avg", "{parameter}.exp_avg_sq", "{parameter}.momentum_buffer" and
    /// "{parameter}.sum" of the parameter's shape, "{parameter}.step" a single Int64. The tensors belong to the optimizer and change with it.
    /// </summary>
    IReadOnlyDictionary<string, Tensor> State { get; }

    /// <summary>Drops all gradients.</summary>
    void ZeroGrad();

    /// <summary>Changes every parameter that has a gradient.</summary>
    void Step();

    /// <summary>Copies a saved state over this one.</summary>
    /// <exception cref="EcomException">Names, shapes or dtypes do not fit; the message lists every fault. Nothing is copied then.</exception>
    void LoadState(IReadOnlyDictionary<string, Tensor> saved);
}
