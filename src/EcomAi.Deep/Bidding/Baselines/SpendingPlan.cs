using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Which part of a budget is meant for each slot of an episode.</summary>
internal sealed class SpendingPlan
{
    private readonly EpisodeClock _clock;
    private readonly bool _byAuction;

    private SpendingPlan(EpisodeClock clock, double[] share, bool byAuction)
    {
        (_clock, Share, _byAuction) = (clock, share, byAuction);
        Remaining = new double[share.Length + 1];
        for (var slot = share.Length - 1; slot >= 0; slot--)
            Remaining[slot] = Remaining[slot + 1] + share[slot];
    }

    /// <summary>The part of the budget meant for each slot.</summary>
    public double[] Share { get; }

    /// <summary>The part of the budget meant for the slots from each on, [slots + 1].</summary>
    public double[] Remaining { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="facts">The training part.</param>
    /// <param name="fraction">The budget fraction whose best allocation the plan of hindsight follows.</param>
    public static SpendingPlan Of(SpendingPlanKind kind, MarketFacts facts, double fraction)
    {
        var clock = facts.Clock;
        var slots = clock.Expected.Length;
        if (kind == SpendingPlanKind.Hindsight)
            return new SpendingPlan(clock, HindsightShares(facts, fraction), byAuction: false);
        var byAuction = clock.Known || kind == SpendingPlanKind.Traffic;
        var share = new double[slots];
        for (var slot = 0; slot < slots; slot++)
            share[slot] = byAuction ? clock.Expected[slot] / clock.Total : 1.0 / slots;
        return new SpendingPlan(clock, share, byAuction);
    }

    /// <summary>The part of the plan that is left at an auction, above 0; within a slot it falls evenly over the auctions expected there.</summary>
    public double Left(in AuctionMoment at)
    {
        if (_byAuction)
            return _clock.Left(at) / _clock.Total;
        var within = Math.Min(at.InSlot / Math.Max(_clock.Expected[at.Slot], 1), 1);
        return Math.Max(Remaining[at.Slot] - (Share[at.Slot] * within), 1 / _clock.Total);
    }

    private static double[] HindsightShares(MarketFacts facts, double fraction)
    {
        var share = new double[facts.Log.Slots];
        var spent = 0.0;
        foreach (var task in facts.TuningTasks(fraction, 1))
        {
            var best = facts.Best(task);
            if (best.Spend <= 0)
                continue;
            spent++;
            foreach (var auction in best.Taken)
                share[SlotOf(facts.Log, task.Episode, auction)] += facts.Log.Price[auction] / best.Spend;
        }

        if (spent == 0)
            throw new EcomException("the plan 'hindsight' needs training episodes whose best allocation spends money; raise market.train or take the plan 'traffic'.");
        for (var slot = 0; slot < share.Length; slot++)
            share[slot] /= spent;
        return share;
    }

    private static int SlotOf(AuctionLog log, int episode, int auction)
    {
        // Of slots that begin at the same auction the last holds it: those before are empty.
        var (low, high) = (0, log.Slots - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (log.SlotStart[(episode * log.Slots) + middle] <= auction)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
