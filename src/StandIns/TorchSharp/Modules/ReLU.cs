using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The larger of every element and zero.</summary>
public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
{
    internal ReLU(bool inplace)
        : base(nameof(ReLU)) => this.inplace = inplace;

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>The larger of every element and zero.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor tensor) => inplace ? tensor.relu_() : tensor.relu();
}
