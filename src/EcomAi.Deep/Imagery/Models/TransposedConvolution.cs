using EcomAi.Deep.Backend;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>A transposed 4x4 convolution of stride 2, which doubles the size; computes in its input's precision.</summary>
internal sealed class TransposedConvolution : Module<Tensor, Tensor>
{
    private readonly Weight weight;
    private readonly Parameter? bias;

    /// <summary>A layer of this size.</summary>
    /// <param name="source">Where the weights come from.</param>
    /// <param name="from">Channels in.</param>
    /// <param name="to">Channels out.</param>
    /// <param name="deviation">The standard deviation of the first weights.</param>
    /// <param name="hasBias">Whether a number is added to each channel.</param>
    public TransposedConvolution(WeightSource source, int from, int to, double deviation, bool hasBias)
        : base(nameof(TransposedConvolution))
    {
        weight = new Weight(source, deviation, false, from, to, 4, 4);
        bias = hasBias ? WeightSource.Zeros(to) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        Convolutions.Transposed(input, weight.Read().to(input.dtype), bias?.to(input.dtype), stride: 2, padding: 1); // [B, to, 2 height, 2 width]
}
