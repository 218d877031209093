using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>Penalties on the discriminator's gradient by its input, differentiable in the weights: autograd runs through its own backward pass.</summary>
public static class GradientPenalties
{
    /// <summary>R1 or R2 (Mescheder, Geiger and Nowozin 2018): gamma / 2 times the mean over images of the squared norm of the gradient.</summary>
    /// <param name="logits">The discriminator's logits of these images [B].</param>
    /// <param name="images">What they were computed from [B, channels, height, width], float32, requiring a gradient.</param>
    /// <param name="gamma">The weight.</param>
    /// <returns>A scalar.</returns>
    public static Tensor ZeroCentered(Tensor logits, Tensor images, double gamma)
    {
        ArgumentNullException.ThrowIfNull(images);
        return SquaredNorms(logits, images).mean() * (gamma / 2);
    }

    /// <summary>
    /// The penalty of WGAN-GP (Gulrajani et al. 2017): weight times the mean of (norm of the gradient - 1) squared, at images between real and generated ones.
    /// </summary>
    /// <param name="logits">The discriminator's logits of <paramref name="between"/> [B].</param>
    /// <param name="between">See <see cref="Between"/>.</param>
    /// <param name="weight">The weight.</param>
    /// <returns>A scalar.</returns>
    public static Tensor OneCentered(Tensor logits, Tensor between, double weight)
    {
        ArgumentNullException.ThrowIfNull(between);
        return ((SquaredNorms(logits, between) + 1e-12).sqrt() - 1).square().mean() * weight; // the small number keeps the root's slope finite
    }

    /// <summary>Images on the lines between real and generated ones, requiring a gradient.</summary>
    /// <param name="real">[B, channels, height, width].</param>
    /// <param name="fake">The same shape.</param>
    /// <param name="shares">The part of the real image in each, 0 to 1, [B].</param>
    public static Tensor Between(Tensor real, Tensor fake, Tensor shares)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(fake);
        ArgumentNullException.ThrowIfNull(shares);
        return (fake + (shares.view(-1, 1, 1, 1) * (real - fake))).detach().requires_grad_();
    }

    /// <summary>The squared norm of every image's gradient [B].</summary>
    internal static Tensor SquaredNorms(Tensor logits, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var gradient = autograd.grad([logits.sum()], [images], retain_graph: true, create_graph: true)[0]; // [B, channels, height, width]
        return gradient.square().sum([1, 2, 3]);
    }
}
