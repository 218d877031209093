using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Plays a rule through an episode, auction by auction.</summary>
/// <param name="Rules">What the winner pays, and the highest bid.</param>
/// <param name="WholeBids">Whether bids are cut down to whole units of money.</param>
internal readonly record struct AuctionReplay(AuctionRules Rules, bool WholeBids)
{
    /// <summary>Plays one task: an auction is won when the bid, cut at the highest bid and at the money left, is at least the price.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="task">The episode and its budget.</param>
    /// <param name="rule">What bids.</param>
    /// <param name="limit">What holds bids down, asked for anew before each slot.</param>
    /// <param name="trace">Where the course is kept; null keeps none.</param>
    /// <param name="row">The task's place in the trace.</param>
    public EpisodeOutcome Play(AuctionLog log, in BiddingTask task, IBidRule rule, BidLimit limit, BiddingTrace? trace = null, int row = 0)
    {
        rule.Begin(task);
        var (values, prices) = (log.Value, log.Price);
        var first = log.EpisodeStart(task.Episode);
        double left = task.Budget, value = 0, clicks = 0, conversions = 0, spend = 0;
        var wins = 0;
        for (var slot = 0; slot < log.Slots; slot++)
        {
            var begin = log.SlotStart[(task.Episode * log.Slots) + slot];
            var end = log.SlotStart[(task.Episode * log.Slots) + slot + 1];
            double before = left, slotSpend = 0, slotValue = 0, lambda = 0;
            var perValue = limit.PerValue(spend, value, task.Budget);
            var lambdas = 0;
            for (var auction = begin; auction < end; auction++)
            {
                var worth = values[auction];
                var bid = Math.Min(rule.Bid(new AuctionMoment(worth, left, slot, auction - begin, auction - first)), perValue * worth);
                if (trace is not null && bid > 0 && worth > 0)
                {
                    lambda += worth / bid;
                    lambdas++;
                }

                if (WholeBids)
                    bid = Math.Floor(bid);
                bid = Math.Min(Math.Min(bid, Rules.MaxBid), left);
                if (!(bid >= prices[auction]))
                    continue;
                var paid = Rules.Kind == AuctionKind.SecondPrice ? prices[auction] : bid;
                left -= paid;
                slotSpend += paid;
                slotValue += worth;
                clicks += log.Clicks?[auction] ?? 0;
                conversions += log.Conversions?[auction] ?? 0;
                wins++;
            }

            rule.EndSlot(slot, slotSpend, before);
            spend += slotSpend;
            value += slotValue;
            if (trace is null)
                continue;
            var at = (row * trace.Slots) + slot;
            trace.Spend[at] = slotSpend;
            trace.Value[at] = slotValue;
            trace.Lambda[at] = rule.HasLambda && lambdas > 0 ? lambda / lambdas : double.NaN;
        }

        return new EpisodeOutcome(value, clicks, conversions, spend, wins, log.EpisodeLength(task.Episode));
    }
}
