namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// A limit on cost per value for rules that know none: bids are capped at factor * limit * value. A factor of 1 can never end above the limit; a greater one lets dear auctions be
/// paid by cheap ones. The factor is tuned on the training part: the most value among those that end above the limit in no more than the allowed part of the episodes.
/// </summary>
internal static class CostCap
{
    /// <summary>Factors tried: 1 to 8 evenly in the logarithm, then none.</summary>
    private static readonly double[] Factors = [.. Enumerable.Range(0, 25).Select(i => Math.Pow(8, i / 24.0)), double.PositiveInfinity];

    /// <summary>Whether an episode cost more per value than the limit, beyond rounding.</summary>
    public static bool Violates(EpisodeOutcome outcome, double? limit) => limit is { } most && outcome.Spend > most * outcome.Value * (1 + 1e-9);

    /// <summary>The most to bid per unit of value.</summary>
    /// <param name="facts">The training part.</param>
    /// <param name="limit">The limit, money per value.</param>
    /// <param name="allowed">The part of the episodes that may end above the limit.</param>
    /// <param name="tasks">Training tasks.</param>
    /// <param name="rule">The rule, tuned already.</param>
    public static double Tune(MarketFacts facts, double limit, double allowed, IReadOnlyList<BiddingTask> tasks, IBidRule rule)
    {
        var (best, most) = (limit, double.NegativeInfinity);
        foreach (var factor in Factors)
        {
            var value = 0.0;
            var violations = 0;
            foreach (var task in tasks)
            {
                var outcome = facts.Replay.Play(facts.Log, task, rule, factor * limit);
                value += outcome.Value;
                violations += Violates(outcome, limit) ? 1 : 0;
            }

            if (violations <= allowed * tasks.Count && value > most)
                (best, most) = (factor * limit, value);
        }

        return best;
    }
}
