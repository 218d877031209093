using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// Prices put into levels: a bid of level d wins the prices of levels 0 to d. Probabilities are (count + 1) / (sum of counts + levels), Laplace's rule as in the published RLB.
/// </summary>
/// <param name="Unit">Money of one level.</param>
/// <param name="Probability">The part of the auctions whose price is of each level.</param>
internal sealed record PriceLevels(double Unit, double[] Probability)
{
    /// <summary>The most levels above 0: finer prices are put together, for the work of the value iteration grows with them.</summary>
    private const int Most = 512;

    /// <summary>The highest level.</summary>
    public int Highest => Probability.Length - 1;

    /// <summary>Levels of counted whole prices: one for each price up to <see cref="Most"/>, else the fewest prices together that make no more, rounded up.</summary>
    public static PriceLevels OfCounts(IReadOnlyList<long> counts, AuctionRules rules)
    {
        // Prices above the highest bid are never won: they count in the sum alone.
        var highest = (int)Math.Min(counts.Count - 1, Math.Max(Math.Floor(rules.MaxBid), 1));
        var unit = Math.Max((highest + Most - 1) / Most, 1);
        var levels = new double[((highest + unit - 1) / unit) + 1];
        for (var price = 0; price <= highest; price++)
            levels[(price + unit - 1) / unit] += counts[price];
        return Smoothed(unit, levels, counts.Sum());
    }

    /// <summary>Levels of the training part's prices: whole ones as counts, others in 300 levels up to the price that 99.5 % do not exceed.</summary>
    public static PriceLevels OfTraining(AuctionLog log, IReadOnlyList<int> episodes, AuctionRules rules, bool whole)
    {
        if (episodes.Count == 0)
            return new PriceLevels(1, []);
        double[] prices = [.. episodes.SelectMany(episode => log.Price[log.EpisodeStart(episode)..log.EpisodeStart(episode + 1)])];
        Array.Sort(prices);
        if (whole && Math.Min(prices[^1], rules.MaxBid) <= 100_000_000)
        {
            var counts = new long[(int)Math.Min(prices[^1], Math.Floor(rules.MaxBid) + 1) + 1];
            foreach (var price in prices)
                counts[(int)Math.Min(price, counts.Length - 1)]++;

            return OfCounts(counts, rules);
        }

        const int fine = 300;
        var most = prices[(int)(.995 * (prices.Length - 1))];
        var highest = Math.Min(most > 0 ? most : prices[^1], rules.MaxBid);
        var levels = new double[fine + 1];
        foreach (var price in prices)
        {
            var level = Math.Ceiling(price / highest * fine);
            if (level <= fine)
                levels[(int)level]++;
        }

        return Smoothed(highest / fine, levels, prices.Length);
    }

    private static PriceLevels Smoothed(double unit, double[] counts, double all)
    {
        var sum = all + counts.Length;
        for (var level = 0; level < counts.Length; level++)
            counts[level] = (counts[level] + 1) / sum;
        return new PriceLevels(unit, counts);
    }
}
