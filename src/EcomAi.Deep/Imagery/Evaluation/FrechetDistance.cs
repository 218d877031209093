using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// The squared Frechet distance of two Gaussians with the means and covariances of two sets of features (Dowson and Landau 1982; FID, Heusel et al. 2017):
/// |m1 - m2|^2 + Tr(S1 + S2 - 2 (S1 S2)^(1/2)). The features are the evaluation classifier's, so values compare only under one classifier.
/// </summary>
public static class FrechetDistance
{
    /// <summary>The distance of two summarised sets, 0 for equal ones.</summary>
    public static double Between(FeatureStatistics first, FeatureStatistics second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        // S1 S2 has the eigenvalues of the symmetric R S2 R with R = S1^(1/2), whose roots are real up to rounding.
        var (values, vectors) = linalg.eigh(first.Covariance);
        var root = (vectors * values.clamp_min(0).sqrt()).matmul(vectors.t()); // [D, D]
        var product = root.matmul(second.Covariance).matmul(root); // [D, D]
        var trace = linalg.eigvalsh((product + product.t()) * .5).clamp_min(0).sqrt().sum();
        var distance = (first.Mean - second.Mean).square().sum() + first.Covariance.diagonal().sum() + second.Covariance.diagonal().sum() - (2 * trace);
        return Math.Max(0, distance.item<double>());
    }

    /// <summary>The distance of two sets.</summary>
    /// <param name="first">[N, D], N at least 2.</param>
    /// <param name="second">[M, D], M at least 2.</param>
    /// <exception cref="EcomException">A set has fewer than 2 rows or features that are not finite.</exception>
    public static double Between(Tensor first, Tensor second)
    {
        using var one = FeatureStatistics.Of(first);
        using var other = FeatureStatistics.Of(second);
        return Between(one, other);
    }
}
