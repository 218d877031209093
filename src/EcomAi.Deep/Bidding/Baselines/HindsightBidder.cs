using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>The ceiling as a bidder: takes the best allocation in hindsight, at market prices.</summary>
internal sealed class HindsightBidder(string name, MarketFacts facts) : IBidder
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public EpisodeOutcome[] Bid(AuctionLog log, IReadOnlyList<BiddingTask> tasks, BiddingTrace? trace, StopSignal stopSignal) =>
        TaskByTask.Bid(name, tasks.Count, stopSignal, row => Take(log, tasks[row], trace, row));

    private EpisodeOutcome Take(AuctionLog log, in BiddingTask task, BiddingTrace? trace, int row)
    {
        var best = facts.Best(task);
        double clicks = 0, conversions = 0;
        foreach (var auction in best.Taken)
        {
            clicks += log.Clicks?[auction] ?? 0;
            conversions += log.Conversions?[auction] ?? 0;
        }

        if (trace is not null)
            Draw(log, task.Episode, best, trace, row);
        return new EpisodeOutcome(best.Value, clicks, conversions, best.Spend, best.Taken.Count, log.EpisodeLength(task.Episode));
    }

    private static void Draw(AuctionLog log, int episode, BestAllocation best, BiddingTrace trace, int row)
    {
        int[] inOrder = [.. best.Taken.Order()];
        var next = 0;
        for (var slot = 0; slot < log.Slots; slot++)
        {
            double spend = 0, value = 0;
            for (; next < inOrder.Length && inOrder[next] < log.SlotStart[(episode * log.Slots) + slot + 1]; next++)
            {
                spend += log.Price[inOrder[next]];
                value += log.Value[inOrder[next]];
            }

            var at = (row * trace.Slots) + slot;
            (trace.Spend[at], trace.Value[at], trace.Lambda[at]) = (spend, value, best.Lambda);
        }
    }
}
