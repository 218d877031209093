using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>The <c>baselines</c> section: how the closed forms are fitted.</summary>
public sealed record BaselineOptions
{
    /// <summary>The days before the newest training row that <c>recentPopularity</c> counts. Default 30, range 0.001 to 100,000.</summary>
    [Range(0.001, 100_000)]
    public double RecentDays { get; init; } = 30;

    /// <summary>Neighbours kept of each user in <c>userKnn</c> and of each item in <c>itemKnn</c>. Default 100, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int Neighbours { get; init; } = 100;

    /// <summary>Added to the denominator of the cosine, so that few common rows count for less. Default 10, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public double Shrink { get; init; } = 10;

    /// <summary>The weight λ of the L2 penalty in <c>ease</c>. Default 500, range 0.000001 to 1,000,000,000.</summary>
    [Range(1e-6, 1e9)]
    public double Lambda { get; init; } = 500;

    /// <summary>The largest catalogue for which <c>ease</c> is fitted, items; fitting takes 24 bytes times its square. Default 10,000, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxItems { get; init; } = 10_000;
}
