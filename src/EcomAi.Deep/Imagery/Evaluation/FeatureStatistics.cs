using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>Mean and covariance of a set of features: all that the Frechet distance needs of it, so real images are summarised once.</summary>
public sealed class FeatureStatistics : IDisposable
{
    private FeatureStatistics(long count, Tensor mean, Tensor covariance) =>
        (Count, Mean, Covariance) = (count, mean.DetachFromDisposeScope(), covariance.DetachFromDisposeScope());

    /// <summary>The number of images.</summary>
    public long Count { get; }

    /// <summary>[D] float64.</summary>
    public Tensor Mean { get; }

    /// <summary>[D, D] float64, divided by N - 1.</summary>
    public Tensor Covariance { get; }

    /// <summary>Summarises features.</summary>
    /// <param name="features">[N, D], N at least 2, any floating type and device.</param>
    /// <exception cref="EcomException">There are fewer than 2 rows, or a feature is not finite.</exception>
    public static FeatureStatistics Of(Tensor features)
    {
        FeatureSets.Check(features, 2, "a covariance");
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var count = features.size(0);
        var wide = features.to(float64);
        var mean = wide.mean([0L]); // [D]
        var centred = wide - mean; // [N, D]
        return new FeatureStatistics(count, mean, centred.t().matmul(centred).mul_(1.0 / (count - 1)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Covariance.Dispose();
    }
}
