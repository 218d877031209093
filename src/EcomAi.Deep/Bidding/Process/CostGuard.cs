namespace EcomAi.Deep.Bidding.Process;

/// <summary>
/// Keeps a limit on cost per value while an episode runs: what was won below the limit may be spent on dearer auctions, what was won above it has to be earned back. With
/// e = (spend - limit * value) / budget, lambda is at least exp(gain * e + offset) / limit, the exponent held between -2 and 2.
/// </summary>
/// <param name="Limit">The most that an episode's wins may cost per unit of value, above 0.</param>
/// <param name="Gain">How strongly the guard follows e; 0 is no guard.</param>
/// <param name="Offset">The exponent where cost and value are even: below 0 bids begin above the limit, for winners of second-price auctions pay less than they bid.</param>
internal readonly record struct CostGuard(double Limit, double Gain, double Offset)
{
    private const double Most = 2;

    /// <summary>The guard that a configuration asks for; null where there is no limit.</summary>
    public static CostGuard? Of(BudgetConfig budget) => budget.CostLimit() is { } limit ? new CostGuard(limit, budget.GuardGain, budget.GuardOffset) : null;

    /// <summary>The lowest lambda, value per money, that a slot may be bid with; 0 where there is no guard.</summary>
    /// <param name="spend">Money paid in the episode so far.</param>
    /// <param name="value">Value won in the episode so far.</param>
    /// <param name="budget">The episode's budget, money.</param>
    public double LowestLambda(double spend, double value, double budget)
    {
        if (Gain == 0)
            return 0;
        var over = budget > 0 ? (spend - (Limit * value)) / budget : 0;
        return Math.Exp(Math.Clamp((Gain * over) + Offset, -Most, Most)) / Limit;
    }
}
