using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises every channel by the batch while training, by running statistics otherwise (Ioffe and Szegedy 2015).</summary>
public abstract class BatchNorm : NormBase
{
    private protected BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype,
        string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>The input normalised; while training, the running statistics move towards the batch's.</summary>
    /// <param name="input">[batch, num_features, ...].</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var factor = momentum ?? 0;
        if (training && num_batches_tracked is { } seen)
        {
            seen.add_(1).Dispose();
            if (momentum is null)
                factor = 1.0 / seen.item<long>();
        }
        var byBatch = training || running_mean is null;
        return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, byBatch, factor, eps);
    }
}
