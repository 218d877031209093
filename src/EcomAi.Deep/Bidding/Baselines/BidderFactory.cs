namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Makes the rules. What a configuration does not give is tuned, on the training part alone, for each of <c>budget.fractions</c>.</summary>
public static class BidderFactory
{
    /// <summary>The name in configurations and tables: <c>pacedLinear</c>.</summary>
    public static string NameOf(BidderKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Makes and tunes a rule.</summary>
    /// <param name="kind">Any kind but <see cref="BidderKind.Dqn"/>.</param>
    /// <param name="config">The rules' settings, the budgets and their starts.</param>
    /// <param name="facts">The training part.</param>
    /// <param name="stop">Whether somebody asked to stop; null hears nobody.</param>
    /// <exception cref="EcomException">Something has to be tuned and there is no training part.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is learned.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static IBidder Create(BidderKind kind, DqnConfig config, MarketFacts facts, StopSignal? stop = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(facts);
        var name = NameOf(kind);
        var tuning = new RuleTuning(config, facts, stop ?? new StopSignal());
        return kind switch
        {
            BidderKind.Hindsight => new HindsightBidder(name, facts),
            BidderKind.RampCeiling => new RampCeilingBidder(name, tuning.Ramp(), facts),
            _ => new RuleBidder(name, tuning.Tune(kind), facts.Replay),
        };
    }

    /// <summary>Tunes a rule that bids auction by auction.</summary>
    /// <param name="kind">Any kind but those that are learned or know prices beforehand.</param>
    /// <param name="config">The rules' settings, the budgets and their starts.</param>
    /// <param name="facts">The training part.</param>
    /// <param name="stop">Whether somebody asked to stop; null hears nobody.</param>
    /// <exception cref="EcomException">Something has to be tuned and there is no training part.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    internal static TunedRule Tune(BidderKind kind, DqnConfig config, MarketFacts facts, StopSignal? stop = null) =>
        new RuleTuning(config, facts, stop ?? new StopSignal()).Tune(kind);
}
