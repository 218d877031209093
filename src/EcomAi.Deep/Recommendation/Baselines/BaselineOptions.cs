using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>How the baselines are fitted.</summary>
public sealed record BaselineOptions
{
    /// <summary>The age at which a row counts half in <c>recentPopularity</c>, days before the newest training row, 0.01 to 36,500. Default 30.</summary>
    [Range(0.01, 36_500)]
    public double HalfLifeDays { get; init; } = 30;

    /// <summary>Neighbours kept of each user in <c>userKnn</c>, 1 to 100,000. Default 200.</summary>
    [Range(1, 100_000)]
    public int UserNeighbours { get; init; } = 200;

    /// <summary>Neighbours kept of each item in <c>itemKnn</c>, 1 to 100,000. Default 100.</summary>
    [Range(1, 100_000)]
    public int ItemNeighbours { get; init; } = 100;

    /// <summary>
    /// What is added to the product of the norms in the cosine of <c>userKnn</c> and <c>itemKnn</c>, so that few common events count for less,
    /// 0 to 1,000,000. Default 10.
    /// </summary>
    [Range(0, 1_000_000)]
    public double Shrink { get; init; } = 10;

    /// <summary>The weight of the L2 penalty in <c>ease</c>, 0.001 to 1,000,000,000. Default 500.</summary>
    [Range(0.001, 1e9)]
    public double Lambda { get; init; } = 500;

    /// <summary>
    /// The largest catalogue for which <c>ease</c> is fitted, items, 1 to 100,000; it needs 16 bytes times its square. Default 10,000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxItems { get; init; } = 10_000;
}
