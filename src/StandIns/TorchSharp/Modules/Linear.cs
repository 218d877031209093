using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x W' + b.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private Parameter matrix;
    private Parameter? offset;

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        matrix = weight;
        offset = bias;
        in_features = weight.size(1);
        out_features = weight.size(0);
        RegisterOwn(nameof(weight), weight);
        RegisterOwn(nameof(bias), bias);
    }

    /// <summary>The size of the last input dimension.</summary>
    public long in_features { get; set; }

    /// <summary>The size of the last output dimension.</summary>
    public long out_features { get; set; }

    /// <summary>[out_features, in_features]; the module's own wrapper.</summary>
    public Parameter weight
    {
        get => matrix;
        set
        {
            matrix = value;
            Exchange(nameof(weight), value);
        }
    }

    /// <summary>[out_features], or null without a bias; the module's own wrapper.</summary>
    public Parameter? bias
    {
        get => offset;
        set
        {
            offset = value;
            Exchange(nameof(bias), value);
        }
    }

    /// <summary>The product with the matrix, plus the bias.</summary>
    /// <param name="tensor">[..., in_features].</param>
    /// <returns>[..., out_features].</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, matrix, offset);
}
