using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The hyperbolic tangent of every element.</summary>
public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
{
    internal Tanh(bool inplace)
        : base(nameof(Tanh)) => this.inplace = inplace;

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>The hyperbolic tangent of every element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor tensor) => inplace ? tensor.tanh_() : tensor.tanh();
}
