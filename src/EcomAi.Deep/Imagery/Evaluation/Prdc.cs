using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// How well generated images lie among real ones, and cover them. A neighbourhood is the ball around an image that ends at its k-th nearest of the same set, the end not included.
/// </summary>
/// <param name="Precision">The part of generated images inside a real image's neighbourhood (Kynkäänniemi et al. 2019).</param>
/// <param name="Recall">The part of real images inside a generated image's neighbourhood (the same).</param>
/// <param name="Density">The real neighbourhoods around a generated image, over k, on average; may be above 1 (Naeem et al. 2020).</param>
/// <param name="Coverage">The part of real images with a generated one in their neighbourhood (the same).</param>
public sealed record Prdc(double Precision, double Recall, double Density, double Coverage)
{
    /// <summary>Measures two sets of features.</summary>
    /// <param name="real">[N, D], N at least k + 1.</param>
    /// <param name="generated">[M, D], M at least k + 1.</param>
    /// <param name="k">The neighbour that ends a neighbourhood.</param>
    /// <exception cref="EcomException">A set has k rows or fewer, or features that are not finite.</exception>
    public static Prdc Of(Tensor real, Tensor generated, int k)
    {
        using var radii = NearestNeighbours.Radii(real, k);
        return Of(real, radii, generated, k);
    }

    /// <summary>Measures two sets of features, the radii of the real ones known.</summary>
    /// <param name="real">[N, D].</param>
    /// <param name="realRadii">[N] float64, as <see cref="NearestNeighbours.Radii"/> has them for <paramref name="k"/>.</param>
    /// <param name="generated">[M, D], M at least k + 1.</param>
    /// <param name="k">The neighbour that ends a neighbourhood.</param>
    /// <exception cref="EcomException">The generated set has k rows or fewer, or features that are not finite.</exception>
    public static Prdc Of(Tensor real, Tensor realRadii, Tensor generated, int k)
    {
        FeatureSets.Check(real, k + 1, $"the radius to the {k}-th neighbour");
        ArgumentNullException.ThrowIfNull(realRadii);
        ArgumentNullException.ThrowIfNull(generated);
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var generatedRadii = NearestNeighbours.Radii(generated, k).unsqueeze(0); // [1, M]
        using var distances = new DistanceBlocks(real, generated);
        var around = zeros(generated.size(0), int64, generated.device); // real neighbourhoods around each generated image
        var (recalled, covered) = (zeros(1, int64, generated.device), zeros(1, int64, generated.device));
        for (var start = 0L; start < distances.Rows; start += distances.BlockRows)
        {
            using var block = NewDisposeScope();
            var count = Math.Min(distances.BlockRows, distances.Rows - start);
            var squared = distances.Squared(start, count); // [block, M]
            var inside = squared.lt(realRadii.narrow(0, start, count).unsqueeze(1));
            around.add_(inside.sum(dim: 0));
            covered.add_(inside.any(1).sum());
            recalled.add_(squared.lt(generatedRadii).any(1).sum());
        }

        var (n, m) = ((double)real.size(0), (double)generated.size(0));
        return new Prdc(
            around.gt(0).sum().item<long>() / m, recalled.item<long>() / n, around.sum().item<long>() / (k * m), covered.item<long>() / n);
    }
}
