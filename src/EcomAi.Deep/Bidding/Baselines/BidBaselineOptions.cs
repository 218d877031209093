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
    }
}
