using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>A rule as a bidder.</summary>
/// <param name="name">The name in tables.</param>
/// <param name="tuned">The rule.</param>
/// <param name="replay">How auctions are played.</param>
internal sealed class RuleBidder(string name, TunedRule tuned, AuctionReplay replay) : IBidder
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public EpisodeOutcome[] Bid(AuctionLog log, IReadOnlyList<BiddingTask> tasks, BiddingTrace? trace, StopSignal stopSignal) => TaskByTask.Bid(
        name, tasks.Count, stopSignal, row => replay.Play(log, tasks[row], tuned.Rule, tuned.Limits?.Of(tasks[row].BudgetFraction) ?? BidLimit.None, trace, row));
}
