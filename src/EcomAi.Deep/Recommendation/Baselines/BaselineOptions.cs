namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>How the baselines are fitted.</summary>
public sealed record BaselineOptions
{
    /// <summary>The days before the newest training row that <c>recentPopularity</c> counts, above 0. Default 30.</summary>
    public double RecentDays { get; init; } = 30;

    /// <summary>Neighbours kept of each user in <c>userKnn</c> and of each item in <c>itemKnn</c>, at least 1. Default 100.</summary>
    public int Neighbours { get; init; } = 100;

    /// <summary>Added to the denominator of the cosine, so that few common rows count for less, 0 or more. Default 10.</summary>
    public double Shrink { get; init; } = 10;

    /// <summary>The weight λ of the L2 penalty in <c>ease</c>, above 0. Default 500.</summary>
    public double Lambda { get; init; } = 500;

    /// <summary>The largest catalogue for which <c>ease</c> is fitted, items; fitting takes 24 bytes times its square. Default 10,000.</summary>
    public int MaxItems { get; init; } = 10_000;
}
