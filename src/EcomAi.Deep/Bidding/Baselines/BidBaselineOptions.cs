using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>The <c>baselines</c> section: settings of the rules. What is not given is tuned on the training part.</summary>
public sealed record BidBaselineOptions : IValidatedSection
{
    /// <summary>
    /// The bid of <c>linear</c> for an auction of mean value (b0), one for each of <c>budget.fractions</c>. Default none: tuned on the training part.
    /// </summary>
    public IReadOnlyList<double> LinearBids { get; init; } = [];

    /// <summary>The mean value of an auction (theta_avg) of earlier campaigns. Default none: the training part's.</summary>
    public double? MeanValue { get; init; }

    /// <summary>Cost per click (per unit of value) of earlier campaigns, for <c>mcpc</c>. Default none: the training part's.</summary>
    public double? CostPerValue { get; init; }

    /// <summary>Whether bids are cut down to whole units of money, as exchanges that take no fractions demand, and as published results do. Default false.</summary>
    public bool WholeBids { get; init; }

    /// <summary>How <c>pid</c> wants the budget spread over an episode. Default <c>traffic</c>.</summary>
    public SpendingPlanKind PidPlan { get; init; } = SpendingPlanKind.Traffic;

    /// <summary>
    /// The most that <c>pid</c> changes its multiplier between slots, as a part of it: .08 allows factors of .92 to 1.08. Default none; above 0 and below 1.
    /// </summary>
    public double? PidLimit { get; init; }

    /// <summary>What <c>pacedLinear</c> takes for the part of the time that is left: the part of this plan that is left. Default <c>traffic</c>.</summary>
    public SpendingPlanKind PacedPlan { get; init; } = SpendingPlanKind.Traffic;

    /// <summary>
    /// How strongly <c>pacedLinear</c> answers the course of its spending: bids go with (budget left / plan left)^this. 1 is the published rule. Default none: tuned on the
    /// training part among .5, 1, 1.7, 3 and 5; above 0.
    /// </summary>
    public double? PacedExponent { get; init; }

    /// <summary>What holds the rules' bids down under a limit on cost per value. Default <c>guard</c>.</summary>
    public LimitRuleKind LimitRule { get; init; } = LimitRuleKind.Guard;

    /// <summary>
    /// With a limit on cost per value: the part of the training episodes that may end above it when what holds a rule's bids down is tuned. Default .05, range 0 to 1.
    /// </summary>
    [Range(0, 1)]
    public double LimitViolations { get; init; } = .05;

    /// <summary>
    /// The most auctions that tuning replays at a time: where the training part holds more, whole episodes evenly spaced over it. Default 1,000,000, range 1 to
    /// 2,000,000,000.
    /// </summary>
    [Range(1, 2_000_000_000)]
    public int TuningAuctions { get; init; } = 1_000_000;

    /// <summary>
    /// The most numbers, 4 bytes each, in the value table of <c>rlb</c> and <c>ssMdp</c>. Where auctions times budget need more, the table spans fewer auctions, and a longer
    /// future is taken as a stretch of it with its share of the budget. Default 33,554,432, range 65,536 to 1,073,741,824.
    /// </summary>
    [Range(65_536, 1_073_741_824)]
    public int RlbCells { get; init; } = 33_554_432;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (LinearBids.Any(bid => !(bid > 0 && double.IsFinite(bid))))
            fault("linearBids", $"must hold numbers above 0, received [{string.Join(", ", LinearBids)}]");
        foreach (var (name, amount) in new[] { ("meanValue", MeanValue), ("costPerValue", CostPerValue) })
        {
            if (amount is { } given && !(given > 0 && double.IsFinite(given)))
                fault(name, $"must be a number above 0, received {given}");
        }

        if (PacedExponent is { } exponent && !(exponent > 0 && double.IsFinite(exponent)))
            fault("pacedExponent", $"must be a number above 0, received {exponent}");
        if (PidLimit is { } most && !(most > 0 && most < 1))
            fault("pidLimit", $"must be above 0 and below 1, received {most}");
    }
}
