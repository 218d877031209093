using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>A linear layer in float32.</summary>
internal sealed class Dense : Module<Tensor, Tensor>
{
    private readonly Weight weight;
    private readonly Parameter? bias;

    /// <summary>A layer of this size.</summary>
    /// <param name="source">Where the weights come from.</param>
    /// <param name="from">Numbers in.</param>
    /// <param name="to">Numbers out.</param>
    /// <param name="deviation">The standard deviation of the first weights.</param>
    /// <param name="hasBias">Whether a number is added to each output.</param>
    /// <param name="spectral">Whether the weight is divided by its spectral norm.</param>
    public Dense(WeightSource source, int from, int to, double deviation, bool hasBias = true, bool spectral = false)
        : base(nameof(Dense))
    {
        weight = new Weight(source, deviation, spectral, to, from);
        bias = hasBias ? WeightSource.Zeros(to) : null;
        RegisterComponents();
    }

    /// <summary>See <see cref="Weight.Renew"/>.</summary>
    public void Renew() => weight.Renew();

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.linear(input, weight.Read(), bias); // [B, to]
}
