using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>A convolution that computes in its input's precision, whatever that is; weights and their gradients are float32.</summary>
internal sealed class Convolution : Module<Tensor, Tensor>
{
    private readonly Weight weight;
    private readonly Parameter? bias;
    private readonly long[] _strides;
    private readonly long[] _padding;

    /// <summary>A square kernel.</summary>
    /// <param name="source">Where the weights come from.</param>
    /// <param name="from">Channels in.</param>
    /// <param name="to">Channels out.</param>
    /// <param name="kernel">Its side.</param>
    /// <param name="deviation">The standard deviation of the first weights.</param>
    /// <param name="stride">Pixels from one place to the next; the padding is such that the size is divided by it.</param>
    /// <param name="hasBias">Whether a number is added to each channel.</param>
    /// <param name="spectral">Whether the weight is divided by its spectral norm.</param>
    public Convolution(WeightSource source, int from, int to, int kernel, double deviation, int stride = 1, bool hasBias = true, bool spectral = false)
        : base(nameof(Convolution))
    {
        weight = new Weight(source, deviation, spectral, to, from, kernel, kernel);
        bias = hasBias ? WeightSource.Zeros(to) : null;
        (_strides, _padding) = ([stride, stride], [(kernel - 1) / 2, (kernel - 1) / 2]);
        RegisterComponents();
    }

    /// <summary>The deviation that keeps the size of activations after leaky rectifiers (He et al. 2015), times a gain.</summary>
    public static double He(int from, int kernel, double gain = 1) => gain * Math.Sqrt(2.0 / (from * kernel * kernel));

    /// <summary>See <see cref="Weight.Renew"/>.</summary>
    public void Renew() => weight.Renew();

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        functional.conv2d(input, weight.Read().to(input.dtype), bias?.to(input.dtype), _strides, _padding); // [B, to, height / stride, width / stride]
}
