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
#if !TORCHSHARP_PACKAGE
        if (Alike(gradients))
            return ClipTogether([.. gradients], limit).MoveToOuterDisposeScope();
#endif
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        var factor = Factor(norm, limit);
        foreach (var gradient in gradients)
            gradient.mul_(factor);
        return norm.MoveToOuterDisposeScope();
    }

    private static Tensor Factor(Tensor norm, double limit) => ((norm + 1e-6).reciprocal() * limit).clamp_max(1);

#if !TORCHSHARP_PACKAGE
    /// <summary>As <see cref="ClipNorm"/> for gradients of one device and type: on a GPU a launch for all norms and one for all scalings.</summary>
    internal static Tensor ClipTogether(Tensor[] gradients, double limit)
    {
        var norm = stack(TorchSharp.StandIn.TensorLists.Norms(gradients)).norm();
        TorchSharp.StandIn.TensorLists.Scale(gradients, Factor(norm, limit));
        return norm;
    }

    private static bool Alike(List<Tensor> gradients) => gradients[0].device_type == TorchSharp.DeviceType.CUDA
        && gradients.TrueForAll(gradient => gradient.dtype == gradients[0].dtype && gradient.device.index == gradients[0].device.index);
#endif
}
