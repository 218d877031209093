using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of images.</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    /// <summary>Refuses what is not [batch, channels, height, width].</summary>
    /// <exception cref="ArgumentException">The input has not four dimensions.</exception>
    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.dim() != 4)
            throw new ArgumentException($"BatchNorm2d takes [batch, channels, height, width], not [{string.Join(", ", input.shape)}]");
    }
}
