namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// RLB (Cai et al. 2017): value iteration over the distribution of prices, by auctions and money left; and SS-MDP, the same with the mean value in place of the auction's own. A bid
/// of 0 is no bid. Where the whole episode's table would be larger than allowed, it spans fewer auctions n0, and n auctions with budget b are taken as n0 with b n0 / n, the
/// segmentation of the paper's large-scale experiments.
/// </summary>
/// <param name="facts">Prices, mean value, and how many auctions an episode expects.</param>
/// <param name="cells">The most numbers in a table.</param>
/// <param name="ownValue">Whether the bid follows the auction's own value (RLB) or the mean (SS-MDP).</param>
/// <param name="stop">Whether somebody asked to stop, for large tables take long.</param>
internal sealed class RlbRule(MarketFacts facts, int cells, bool ownValue, StopSignal stop) : IBidRule
{
    private RlbTable? _table;
    private double _budget = double.NaN;

    /// <inheritdoc/>
    public bool HasLambda => false;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task)
    {
        // Tasks come budget by budget, so one table at a time is enough and memory stays bounded.
        if (task.Budget == _budget)
            return;
        _table = null;
        var auctions = (int)Math.Ceiling(facts.Clock.Total);
        var (rows, units) = Size(auctions, task.Budget / facts.Prices.Unit, facts.Prices.Highest, cells);
        _table = RlbTable.Solve(facts.Prices.Probability, facts.MeanValue, rows, units, facts.Rules.Kind, stop);
        _budget = task.Budget;
    }

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at)
    {
        var table = _table!;
        var ahead = facts.Clock.Left(at);
        var money = at.Left / facts.Prices.Unit;
        if (ahead > table.Auctions)
            (money, ahead) = (money * table.Auctions / ahead, table.Auctions);
        var bid = table.Bid(Math.Max((int)Math.Round(ahead), 1), (int)Math.Min(money, table.Units), ownValue ? at.Value : facts.MeanValue);
        return bid == 0 ? -1 : bid * facts.Prices.Unit;
    }

    /// <summary>
    /// Rows and units of a table: the whole episode where that fits; else the most auctions whose table of twice their share of the budget fits. More money than buys every
    /// auction at the highest price is the same as that.
    /// </summary>
    internal static (int Rows, int Units) Size(int auctions, double budget, int highest, int cells)
    {
        budget = Math.Min(Math.Floor(budget), (double)auctions * highest);
        if (auctions * (budget + 1) <= cells)
            return (auctions, (int)budget);
        var share = 2 * budget / auctions;

        // rows * (rows * share + 1) = cells
        var rows = (int)Math.Clamp((Math.Sqrt(1 + (4 * share * cells)) - 1) / (2 * share), 1, auctions);
        return (rows, (int)Math.Min(Math.Ceiling(rows * share), budget));
    }
}
