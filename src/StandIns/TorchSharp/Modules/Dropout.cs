using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>While training, sets elements to zero with a probability and scales up the rest; otherwise hands on its input.</summary>
public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout(double p, bool inplace)
        : base(nameof(Dropout))
    {
        this.p = p;
        this.inplace = inplace;
    }

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>The probability of an element to become zero, 0 to 1.</summary>
    public double p { get; set; }

    /// <summary>The input with elements dropped.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
}
