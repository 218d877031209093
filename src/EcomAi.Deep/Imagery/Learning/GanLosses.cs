using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>What discriminator and generator lose, from the logits of as many real as generated images; the pairs of the relativistic loss are the rows.</summary>
public static class GanLosses
{
    /// <summary>The discriminator's loss.</summary>
    /// <param name="kind">
    /// <see cref="GanLossKind.Relativistic"/>: mean softplus(fake - real) (Jolicoeur-Martineau 2018; Huang et al. 2024).
    /// <see cref="GanLossKind.NonSaturating"/>: mean softplus(fake) + mean softplus(-real) (Goodfellow et al. 2014).
    /// <see cref="GanLossKind.Hinge"/>: mean relu(1 + fake) + mean relu(1 - real) (Lim and Ye 2017).
    /// <see cref="GanLossKind.WganGp"/>: mean fake - mean real (Arjovsky et al. 2017), the penalty apart.
    /// </param>
    /// <param name="real">Logits of real images [B].</param>
    /// <param name="fake">Logits of generated images [B].</param>
    /// <returns>A scalar.</returns>
    public static Tensor Discriminator(GanLossKind kind, Tensor real, Tensor fake)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(fake);
        return kind switch
        {
            GanLossKind.Relativistic => functional.softplus(fake - real).mean(),
            GanLossKind.NonSaturating => functional.softplus(fake).mean() + functional.softplus(-real).mean(),
            GanLossKind.Hinge => (fake + 1).relu().mean() + (1 - real).relu().mean(),
            GanLossKind.WganGp => fake.mean() - real.mean(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such loss"),
        };
    }

    /// <summary>The generator's loss.</summary>
    /// <param name="kind">
    /// <see cref="GanLossKind.Relativistic"/>: mean softplus(real - fake). <see cref="GanLossKind.NonSaturating"/>: mean softplus(-fake). The others: -mean fake.
    /// </param>
    /// <param name="real">Logits of real images [B], through which no gradient flows.</param>
    /// <param name="fake">Logits of generated images [B].</param>
    /// <returns>A scalar.</returns>
    public static Tensor Generator(GanLossKind kind, Tensor real, Tensor fake)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(fake);
        return kind switch
        {
            GanLossKind.Relativistic => functional.softplus(real.detach() - fake).mean(),
            GanLossKind.NonSaturating => functional.softplus(-fake).mean(),
            GanLossKind.Hinge or GanLossKind.WganGp => -fake.mean(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such loss"),
        };
    }

    /// <summary>
    /// How often the discriminator is right: the part of pairs in which the real image has the higher logit, where the loss compares images
    /// (<see cref="GanLossKind.Relativistic"/>, <see cref="GanLossKind.WganGp"/>); else the part of images on the right side of 0.
    /// </summary>
    /// <param name="kind">The loss.</param>
    /// <param name="real">Logits of real images [B].</param>
    /// <param name="fake">Logits of generated images [B].</param>
    /// <returns>A scalar from 0 to 1, float32.</returns>
    public static Tensor Accuracy(GanLossKind kind, Tensor real, Tensor fake)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(fake);
        if (kind is GanLossKind.Relativistic or GanLossKind.WganGp)
            return real.gt(fake).to_type(ScalarType.Float32).mean();
        return (real.gt(0).to_type(ScalarType.Float32).mean() + fake.lt(0).to_type(ScalarType.Float32).mean()) * .5;
    }
}
