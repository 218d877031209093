using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Limits how far one step can go (Pascanu et al. 2013).</summary>
public static class GradientClipping
{
    /// <summary>
    /// Scales all dense gradients by min(1, limit / (norm + 1e-6)) of their joint 2-norm, as PyTorch's clip_grad_norm_, but the
    /// norm stays on its device: nothing waits for it.
    /// </summary>
    /// <param name="parameters">All on one device; those without a gradient are left out.</param>
    /// <param name="limit">The largest norm, above 0.</param>
    /// <returns>The norm before scaling, a tensor without dimensions; the caller's to dispose.</returns>
    /// <exception cref="ArgumentException">A gradient is sparse.</exception>
    public static Tensor ClipNorm(IEnumerable<Parameter> parameters, double limit)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var gradients = new List<Tensor>();
        foreach (var parameter in parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            if (gradient.is_sparse)
                throw new ArgumentException("a sparse gradient cannot be clipped: make its embedding with sparse: false");
            gradients.Add(gradient);
        }
        if (gradients.Count == 0)
            return zeros([]).MoveToOuterDisposeScope();
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        var factor = ((norm + 1e-6).reciprocal() * limit).clamp_max(1);
        foreach (var gradient in gradients)
            gradient.mul_(factor);
        return norm.MoveToOuterDisposeScope();
    }
}
