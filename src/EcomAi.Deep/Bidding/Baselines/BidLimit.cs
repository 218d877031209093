using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>What holds a rule's bids down under a limit on cost per value: the most per unit of value, asked for anew before each slot.</summary>
/// <param name="Cap">The most ever bid per unit of value; infinity sets no limit.</param>
/// <param name="Guard">The running guard; without gain it holds nothing.</param>
internal readonly record struct BidLimit(double Cap, CostGuard Guard)
{
    /// <summary>No limit.</summary>
    public static BidLimit None { get; } = OfCap(double.PositiveInfinity);

    /// <summary>The same limit in all slots.</summary>
    public static BidLimit OfCap(double cap) => new(cap, default);

    /// <summary>The limit of a guard.</summary>
    public static BidLimit Of(CostGuard guard) => new(double.PositiveInfinity, guard);

    /// <summary>The most to bid per unit of value in the slot to come.</summary>
    /// <param name="spend">Money paid in the episode so far.</param>
    /// <param name="value">Value won in the episode so far.</param>
    /// <param name="budget">The episode's budget, money.</param>
    public double PerValue(double spend, double value, double budget) => Math.Min(Cap, 1 / Guard.LowestLambda(spend, value, budget));
}
