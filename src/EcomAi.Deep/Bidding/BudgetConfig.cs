using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding;

/// <summary>The <c>budget</c> section: what may be spent in an episode, and at what price.</summary>
public sealed record BudgetConfig : IValidatedSection
{
    /// <summary>
    /// Budgets of an episode as parts of the mean cost of winning all of it: floor(unitCost * auctions of an episode * fraction). The bidder is measured at each.
    /// Default 1/8. Each above 0, none twice.
    /// </summary>
    public IReadOnlyList<double> Fractions { get; init; } = [.125];

    /// <summary>The mean cost of an auction, the budget's yardstick. Default none: the mean price of the training part (of <c>market.prices</c> where that is named).</summary>
    public double? UnitCost { get; init; }

    /// <summary>
    /// The starts at which bidders are measured, as factors of the tuned first bid: 1 is right, .2 begins 80 % too low. Default 1. Each above 0, none twice.
    /// </summary>
    public IReadOnlyList<double> StartFactors { get; init; } = [1];

    /// <summary>The most that an episode's wins may cost per unit of value, where values are click rates. Default none; above 0. Not beside <see cref="CpaLimit"/>.</summary>
    public double? CpcLimit { get; init; }

    /// <summary>The most that an episode's wins may cost per unit of value, where values are conversion rates. Default none; above 0. Not beside <see cref="CpcLimit"/>.</summary>
    public double? CpaLimit { get; init; }

    /// <summary>
    /// How strongly the guard of that limit answers what was paid above it: with e = (spend - limit * value) / budget before a slot, lambda is at least
    /// exp(guardGain * e + guardOffset) / limit, the exponent between -2 and 2. 0 gives no guard. Default 20, range 0 to 1000.
    /// </summary>
    [Range(0, 1000)]
    public double GuardGain { get; init; } = 20;

    /// <summary>The guard's exponent where cost and value are even; below 0 bids begin above the limit, since the price paid is below the bid. Default -.2, range -3 to 3.</summary>
    [Range(-3, 3)]
    public double GuardOffset { get; init; } = -.2;

    /// <summary>The limit on cost per unit of value; null where there is none.</summary>
    public double? CostLimit() => CpcLimit ?? CpaLimit;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Fractions.Count == 0 || Fractions.Any(fraction => !(fraction > 0 && double.IsFinite(fraction))))
            fault("fractions", $"must hold at least one number, each above 0, received [{string.Join(", ", Fractions)}]; a budget of 0 buys nothing");
        if (StartFactors.Count == 0 || StartFactors.Any(factor => !(factor > 0 && double.IsFinite(factor))))
            fault("startFactors", $"must hold at least one number, each above 0, received [{string.Join(", ", StartFactors)}]");
        foreach (var (name, numbers) in new[] { ("fractions", Fractions), ("startFactors", StartFactors) })
        {
            if (numbers.Distinct().Count() != numbers.Count)
                fault(name, $"must hold each number once, received [{string.Join(", ", numbers)}]");
        }

        foreach (var (name, amount) in new[] { ("unitCost", UnitCost), ("cpcLimit", CpcLimit), ("cpaLimit", CpaLimit) })
        {
            if (amount is { } given && !(given > 0 && double.IsFinite(given)))
                fault(name, $"must be a number above 0, received {given}");
        }

        if (CpcLimit is not null && CpaLimit is not null)
            fault("cpaLimit", "must be left out beside budget.cpcLimit: values are one or the other");
    }
}
