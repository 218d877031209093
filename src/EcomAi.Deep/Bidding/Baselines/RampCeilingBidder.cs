using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// The best of <see cref="RampRule"/> over its targets, each episode its own, found in hindsight: about what any bidder with the same start and the same largest actions can reach.
/// </summary>
internal sealed class RampCeilingBidder(string name, RampRule rule, MarketFacts facts) : IBidder
{
    /// <summary>Targets of an episode: the best allocation's lambda times e^-.6 to e^.4.</summary>
    private const int Targets = 41;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public EpisodeOutcome[] Bid(AuctionLog log, IReadOnlyList<BiddingTask> tasks, BiddingTrace? trace, StopSignal stopSignal) =>
        TaskByTask.Bid(name, tasks.Count, stopSignal, row => Best(log, tasks[row], trace, row));

    private EpisodeOutcome Best(AuctionLog log, in BiddingTask task, BiddingTrace? trace, int row)
    {
        var optimum = facts.Best(task).Lambda;
        var best = default(EpisodeOutcome);
        var (bestTarget, bestKeeps, found) = (optimum, false, false);
        for (var i = 0; i < Targets; i++)
        {
            // An episode of worthless auctions has lambda 0, which is no bid that can be made.
            rule.Target = Math.Max(optimum, double.Epsilon) * Math.Exp((i / 40.0) - .6);
            var outcome = facts.Replay.Play(log, task, rule, BidLimit.None);
            var keeps = !outcome.Violates(facts.CostLimit);
            if (found && (keeps, outcome.Value).CompareTo((bestKeeps, best.Value)) <= 0)
                continue;
            (best, bestTarget, bestKeeps, found) = (outcome, rule.Target, keeps, true);
        }

        rule.Target = bestTarget;
        return facts.Replay.Play(log, task, rule, BidLimit.None, trace, row);
    }
}
