using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>A rule as a bidder.</summary>
/// <param name="name">The name in tables.</param>
/// <param name="rule">The rule.</param>
/// <param name="replay">How auctions are played.</param>
/// <param name="perValue">The most that is bid per unit of value, by budget fraction; null sets no limit.</param>
internal sealed class RuleBidder(string name, IBidRule rule, AuctionReplay replay, ByFraction<double>? perValue) : IBidder
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public EpisodeOutcome[] Bid(AuctionLog log, IReadOnlyList<BiddingTask> tasks, BiddingTrace? trace, StopSignal stopSignal)
    {
        var outcomes = new EpisodeOutcome[tasks.Count];
        for (var row = 0; row < outcomes.Length; row++)
        {
            if (stopSignal.Requested)
                throw new RunStoppedException($"stopped while {name} bid.", stopSignal.ExitCode);
            outcomes[row] = replay.Play(log, tasks[row], rule, perValue?.Of(tasks[row].BudgetFraction) ?? double.PositiveInfinity, trace, row);
        }

        return outcomes;
    }
}
