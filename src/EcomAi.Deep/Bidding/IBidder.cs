using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding;

/// <summary>Anything that bids through episodes of a log: the learned agent or a rule.</summary>
public interface IBidder
{
    /// <summary>The name in tables, such as <c>dqn</c> or <c>pacedLinear</c>.</summary>
    string Name { get; }

    /// <summary>Bids through every task, each on its own.</summary>
    /// <param name="log">The auctions; the bidder sees an auction's value before it bids and the price only of what it has won.</param>
    /// <param name="tasks">The episodes, with their budgets and starts.</param>
    /// <param name="trace">Where the course of each task is kept; null keeps none.</param>
    /// <param name="stopSignal">Whether somebody asked to stop.</param>
    /// <returns>One outcome a task, in order.</returns>
    EpisodeOutcome[] Bid(AuctionLog log, IReadOnlyList<BiddingTask> tasks, BiddingTrace? trace, StopSignal stopSignal);
}
