using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Logits with a projection on the class (Miyato and Koyama 2018): w'f + b + e[label]'f.</summary>
internal sealed class ProjectionHead : Module<Tensor, Tensor, Tensor>
{
    private readonly Dense output;
    private readonly ClassTable classes;

    public ProjectionHead(WeightSource source, int features, int classes, double deviation, bool spectral = false)
        : base(nameof(ProjectionHead))
    {
        output = new Dense(source, features, 1, deviation, spectral: spectral);
        this.classes = new ClassTable(source, classes, features, deviation, spectral);
        RegisterComponents();
    }

    /// <summary>See <see cref="Weight.Renew"/>.</summary>
    public void Renew()
    {
        output.Renew();
        classes.Renew();
    }

    /// <inheritdoc/>
    /// <param name="input1">Features [B, features] float32.</param>
    /// <param name="input2">Labels [B] int64.</param>
    public override Tensor forward(Tensor input1, Tensor input2) =>
        output.call(input1).squeeze(1) + (classes.call(input2) * input1).sum(1); // [B]
}
