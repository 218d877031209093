using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>The nearest image of a set for each query: its place and its distance in feature space.</summary>
public sealed class NearestNeighbours : IDisposable
{
    private NearestNeighbours(Tensor places, Tensor squared) =>
        (Places, Squared) = (places.DetachFromDisposeScope(), squared.DetachFromDisposeScope());

    /// <summary>[N] int64: rows of the set.</summary>
    public Tensor Places { get; }

    /// <summary>[N] float64: squared distances, exactly 0 for equal features.</summary>
    public Tensor Squared { get; }

    /// <summary>Finds the nearest row of a set for every query.</summary>
    /// <param name="queries">[N, D].</param>
    /// <param name="set">[M, D], M at least 1.</param>
    /// <exception cref="EcomException">A set is empty or has features that are not finite.</exception>
    public static NearestNeighbours Of(Tensor queries, Tensor set)
    {
        FeatureSets.Check(queries, 1, "a search for neighbours");
        FeatureSets.Check(set, 1, "a search for neighbours");
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        using var distances = new DistanceBlocks(queries, set);
        var places = zeros(queries.size(0), int64, queries.device);
        for (var start = 0L; start < distances.Rows; start += distances.BlockRows)
        {
            using var block = NewDisposeScope();
            var count = Math.Min(distances.BlockRows, distances.Rows - start);
            places.narrow(0, start, count).copy_(distances.Squared(start, count).argmin(1));
        }

        // From the differences themselves, so that copies are at 0 and not at what rounding leaves.
        var squared = (queries.to(float64) - set.index_select(0, places).to(float64)).square().sum(1);
        return new NearestNeighbours(places, squared);
    }

    /// <summary>The squared distance of every row to its k-th nearest other row: the radius of its neighbourhood in <see cref="Prdc"/>.</summary>
    /// <param name="features">[N, D], N at least k + 1.</param>
    /// <param name="k">Which neighbour, from 1.</param>
    /// <returns>[N] float64, the caller's to dispose.</returns>
    /// <exception cref="EcomException">There are k rows or fewer.</exception>
    public static Tensor Radii(Tensor features, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        FeatureSets.Check(features, k + 1, $"the radius to the {k}-th neighbour");
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        using var distances = new DistanceBlocks(features, features);
        var radii = zeros(features.size(0), float64, features.device);
        for (var start = 0L; start < distances.Rows; start += distances.BlockRows)
        {
            using var block = NewDisposeScope();
            var count = Math.Min(distances.BlockRows, distances.Rows - start);
            // Each row is its own nearest, so the k-th other one is the last of k + 1.
            var (nearest, _) = distances.Squared(start, count).topk(k + 1, dim: 1, largest: false, sorted: true);
            radii.narrow(0, start, count).copy_(nearest.select(1, k));
        }

        return radii.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Places.Dispose();
        Squared.Dispose();
    }
}
