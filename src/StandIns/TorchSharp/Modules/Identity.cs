using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Hands on its input, in a new wrapper.</summary>
public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    /// <summary>The input.</summary>
    public override Tensor forward(Tensor tensor) => tensor.alias();
}
