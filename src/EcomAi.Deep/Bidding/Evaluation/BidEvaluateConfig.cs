using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>The <c>evaluate</c> section.</summary>
public sealed record BidEvaluateConfig : IValidatedSection
{
    /// <summary>The rules that stand beside the bidder, each at most once. Default linear, rlb, pid, pacedLinear, hindsight.</summary>
    public IReadOnlyList<BidderKind> Baselines { get; init; } =
        [BidderKind.Linear, BidderKind.Rlb, BidderKind.Pid, BidderKind.PacedLinear, BidderKind.Hindsight];

    /// <summary>The figure that chooses the checkpoint on the validation part: <c>R/R*</c>, or <c>value</c>. Default <c>R/R*</c>.</summary>
    public string ValidationMetric { get; init; } = "R/R*";

    /// <summary>Resamples of the bootstrap over episodes, for 95 % intervals; 0 gives none. Default 2000, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int Resamples { get; init; } = 2000;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Baselines.Contains(BidderKind.Dqn))
            fault("baselines", "must hold rules, received 'dqn'");
        if (Baselines.Distinct().Count() != Baselines.Count)
            fault("baselines", $"must name each rule once, received {string.Join(", ", Baselines)}");
    }
}
