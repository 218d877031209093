using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>The <c>evaluate</c> section.</summary>
public sealed record BidEvaluateConfig : IValidatedSection
{
    /// <summary>The validation figure under a limit on cost: R/R* less the violations' weight.</summary>
    internal const string PenalisedRatio = "R/R* less violations";

    /// <summary>The rules that stand beside the bidder, each at most once. Default linear, rlb, pid, pacedLinear, hindsight.</summary>
    public IReadOnlyList<BidderKind> Baselines { get; init; } =
        [BidderKind.Linear, BidderKind.Rlb, BidderKind.Pid, BidderKind.PacedLinear, BidderKind.Hindsight];

    /// <summary>
    /// Under a limit on cost per value: what the part of validation episodes that break it counts against their R/R* when the checkpoint is chosen. Default .5, range 0 to 1000.
    /// </summary>
    [Range(0, 1000)]
    public double ViolationWeight { get; init; } = .5;

    /// <summary>Resamples of the bootstrap over episodes, for 95 % intervals; 0 gives none. Default 2000, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int Resamples { get; init; } = 2000;

    /// <summary>The figure that chooses the checkpoint on the validation part.</summary>
    internal static string MetricOf(DqnConfig config) => config.Budget.CostLimit() is null ? BidMetricNames.Ratio : PenalisedRatio;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Baselines.Contains(BidderKind.Dqn))
            fault("baselines", "must hold rules, received 'dqn'");
        if (Baselines.Distinct().Count() != Baselines.Count)
            fault("baselines", $"must name each rule once, received {string.Join(", ", Baselines)}");
    }
}
