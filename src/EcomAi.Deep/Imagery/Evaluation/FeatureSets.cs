using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>What every measure asks of the features that it is given.</summary>
internal static class FeatureSets
{
    /// <summary>Refuses what is no set of features.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="least">The fewest rows.</param>
    /// <param name="purpose">What needs them, such as <c>a covariance</c>.</param>
    public static void Check(Tensor features, long least, string purpose)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.size(1) == 0)
            throw new ArgumentException($"features are [N, D], received [{string.Join(", ", features.shape)}]", nameof(features));
        if (features.size(0) < least)
            throw new EcomException($"{purpose} needs at least {least} images, received {features.size(0)}: measure with more images or fewer neighbours (evaluate.neighbours)");
        using var scope = NewDisposeScope();
        if (!features.sum().isfinite().item<bool>())
            throw new EcomException("the features of some images are not finite numbers: the generator or the evaluation classifier has diverged; look at the run's pictures, and train with lower rates");
    }

    /// <summary>Refuses two sets whose features differ in number.</summary>
    public static void CheckPair(Tensor first, Tensor second)
    {
        if (first.size(1) != second.size(1))
            throw new ArgumentException($"features of one classifier have one width, received {first.size(1)} and {second.size(1)}");
    }
}
