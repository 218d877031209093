using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>A row of trained numbers for each class.</summary>
internal sealed class ClassTable : Module<Tensor, Tensor>
{
    private readonly Weight weight;

    public ClassTable(WeightSource source, int classes, int width, double deviation, bool spectral = false)
        : base(nameof(ClassTable))
    {
        weight = new Weight(source, deviation, spectral, classes, width);
        RegisterComponents();
    }

    /// <summary>See <see cref="Weight.Renew"/>.</summary>
    public void Renew() => weight.Renew();

    /// <inheritdoc/>
    /// <param name="input">Labels [B] int64.</param>
    public override Tensor forward(Tensor input) => weight.Read().index_select(0, input); // [B, width]
}
