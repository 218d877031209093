using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// A limit on cost per value for rules that know none. What holds their bids down is tuned on the training part: the most value among the settings that end above the limit in no
/// more than the allowed part of the episodes; where all end above it more often, the one that does so least.
/// </summary>
internal static class LimitTuning
{
    /// <summary>Factors of the cap: 1, which can never end above the limit, to 8 evenly in the logarithm, then none. Greater ones let dear auctions be paid by cheap ones.</summary>
    private static readonly double[] Factors = [.. Enumerable.Range(0, 25).Select(i => Math.Pow(8, i / 24.0)), double.PositiveInfinity];

    /// <summary>Offsets of the guard, the strictest first.</summary>
    private static readonly double[] Offsets = [0, -.1, -.2, -.3, -.4, -.5];

    /// <summary>Parts of the guard's gain: a gentler one suits rules that answer to being held back.</summary>
    private static readonly double[] GainParts = [1, .25];

    /// <summary>Factors of a cap above the guard: where slots are few, a guard alone may hear of what was overpaid too late.</summary>
    private static readonly double[] GuardedFactors = [1.15, 1.3, 1.5, 2, double.PositiveInfinity];

    /// <summary>What tuning may choose from, the strictest first.</summary>
    /// <param name="config">The kind, and the guard's gain.</param>
    /// <param name="limit">The limit, money per value.</param>
    public static IReadOnlyList<BidLimit> Choices(DqnConfig config, double limit) => config.Baselines.LimitRule switch
    {
        LimitRuleKind.Guard when config.Budget.GuardGain > 0 =>
        [
            BidLimit.OfCap(limit),
            .. from part in GainParts
               from factor in GuardedFactors
               from offset in Offsets
               select new BidLimit(factor * limit, new CostGuard(limit, part * config.Budget.GuardGain, offset)),
        ],
        LimitRuleKind.Cap => [.. Factors.Select(factor => BidLimit.OfCap(factor * limit))],
        _ => [BidLimit.None],
    };

    /// <summary>Tunes.</summary>
    /// <param name="choices">What there is to choose from; of equals the first is taken.</param>
    /// <param name="limit">The limit, money per value.</param>
    /// <param name="allowed">The part of the episodes that may end above the limit.</param>
    /// <param name="episodes">How many training episodes there are.</param>
    /// <param name="play">Plays a training episode with the rule, tuned already.</param>
    public static BidLimit Best(IReadOnlyList<BidLimit> choices, double limit, double allowed, int episodes, Func<int, BidLimit, EpisodeOutcome> play)
    {
        if (choices.Count == 1)
            return choices[0];
        var (best, fewest, most) = (choices[0], int.MaxValue, double.NegativeInfinity);
        foreach (var choice in choices)
        {
            var value = 0.0;
            var violations = 0;
            for (var episode = 0; episode < episodes; episode++)
            {
                var outcome = play(episode, choice);
                value += outcome.Value;
                violations += outcome.Violates(limit) ? 1 : 0;
            }

            var beyond = violations <= allowed * episodes ? 0 : violations;
            if (beyond < fewest || (beyond == fewest && value > most))
                (best, fewest, most) = (choice, beyond, value);
        }

        return best;
    }
}
