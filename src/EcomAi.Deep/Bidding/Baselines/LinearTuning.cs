using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// The linear bid that wins the most value: bid = value * multiplier. The multiplier is money per value, 1 / lambda; the bid for an auction of mean value is
/// b0 = multiplier * theta_avg.
/// </summary>
public static class LinearTuning
{
    /// <summary>Tunes the multiplier on episodes with one budget.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="episodes">The training episodes, at least one.</param>
    /// <param name="budget">What may be spent in each, money.</param>
    /// <param name="rules">What the winner pays, and the highest bid.</param>
    /// <param name="wholeBids">Whether bids are cut down to whole units of money.</param>
    public static double Multiplier(AuctionLog log, IReadOnlyList<int> episodes, double budget, AuctionRules rules, bool wholeBids = false)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        return Multiplier(log, [.. episodes.Select(episode => new BiddingTask(episode, budget, 1, 1))], rules, wholeBids);
    }

    /// <summary>
    /// Tunes the multiplier on tasks: the sum of the value won, over bids for an auction of mean value from a hundredth of the mean price to ten times the mean price.
    /// </summary>
    /// <param name="log">The auctions.</param>
    /// <param name="tasks">The training episodes with their budgets, at least one; their start factors multiply the bid.</param>
    /// <param name="rules">What the winner pays, and the highest bid.</param>
    /// <param name="wholeBids">Whether bids are cut down to whole units of money.</param>
    /// <exception cref="EcomException">No auction of the episodes has a value.</exception>
    public static double Multiplier(AuctionLog log, IReadOnlyList<BiddingTask> tasks, AuctionRules rules, bool wholeBids = false)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentOutOfRangeException.ThrowIfZero(tasks.Count);
        var (meanValue, meanPrice) = MeansOf(log, tasks);
        if (meanValue <= 0)
            throw new EcomException($"a bid cannot be tuned: no auction of the {tasks.Count} training episodes has a value above 0; look at the column of market.value.");
        if (meanPrice <= 0)
            meanPrice = 1;
        var replay = new AuctionReplay(rules, wholeBids);
        return BidSearch.Best(meanPrice / 100 / meanValue, meanPrice * 10 / meanValue, multiplier => Worth(replay, log, tasks, multiplier));
    }

    private static double Worth(AuctionReplay replay, AuctionLog log, IReadOnlyList<BiddingTask> tasks, double multiplier)
    {
        var value = 0.0;
        foreach (var task in tasks)
            value += replay.Play(log, task, new McpcRule(multiplier * task.StartFactor), BidLimit.None).Value;
        return value;
    }

    private static (double Value, double Price) MeansOf(AuctionLog log, IReadOnlyList<BiddingTask> tasks)
    {
        double value = 0, price = 0;
        long auctions = 0;
        foreach (var task in tasks)
        {
            for (var auction = log.EpisodeStart(task.Episode); auction < log.EpisodeStart(task.Episode + 1); auction++)
            {
                value += log.Value[auction];
                price += log.Price[auction];
                auctions++;
            }
        }

        return (value / Math.Max(auctions, 1), price / Math.Max(auctions, 1));
    }
}
