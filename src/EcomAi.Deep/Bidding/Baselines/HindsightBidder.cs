using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>The ceiling as a bidder: takes the best allocation in hindsight, at market prices.</summary>
internal sealed class HindsightBidder(string name, MarketFacts facts) : IBidder
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
            var episode = tasks[row].Episode;
            var best = facts.Best(tasks[row]);
            double clicks = 0, conversions = 0;
            foreach (var auction in best.Taken)
            {
                clicks += log.Clicks?[auction] ?? 0;
                conversions += log.Conversions?[auction] ?? 0;
            }

            outcomes[row] = new EpisodeOutcome(best.Value, clicks, conversions, best.Spend, best.Taken.Count, log.EpisodeLength(episode));
            if (trace is not null)
                Draw(log, episode, best, trace, row);
        }

        return outcomes;
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
