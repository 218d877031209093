using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises the last dimensions to mean 0 and variance 1, then scales and shifts them (Ba et al. 2016).</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private Parameter? scale;
    private Parameter? shift;

    internal LayerNorm(long[] normalizedShape, double eps, bool affine, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        normalized_shape = normalizedShape;
        this.eps = eps;
        elementwise_affine = affine;
        if (!affine)
            return;
        scale = new Parameter(ones(normalizedShape, dtype, device));
        RegisterOwn(nameof(weight), scale);
        if (!hasBias)
            return;
        shift = new Parameter(zeros(normalizedShape, dtype, device));
        RegisterOwn(nameof(bias), shift);
    }

    /// <summary>The sizes of the dimensions that are normalised.</summary>
    public long[] normalized_shape { get; set; }

    /// <summary>What is added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Whether the result is scaled and shifted.</summary>
    public bool elementwise_affine { get; set; }

    /// <summary>The scale; the module's own wrapper, null when not affine.</summary>
    public Parameter weight
    {
        get => scale!;
        set
        {
            scale = value;
            Exchange(nameof(weight), value);
        }
    }

    /// <summary>The shift; the module's own wrapper.</summary>
    public Parameter? bias
    {
        get => shift;
        set
        {
            shift = value;
            Exchange(nameof(bias), value);
        }
    }

    /// <summary>The input normalised.</summary>
    /// <param name="tensor">[..., normalized_shape].</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, scale, shift, eps);
}
