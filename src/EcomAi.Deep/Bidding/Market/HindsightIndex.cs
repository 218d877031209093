namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Every episode's auctions sorted by value / max(price, unit) with prefix sums, so that the greedy optimum in hindsight of any budget is one binary search: the auctions in that
/// order, taken while their cumulated prices fit the budget. The unit is 1 where all prices of the log are whole numbers, else its smallest price above 0. Auctions that are
/// worth nothing or dearer than the highest bid come last and are never taken.
/// </summary>
public sealed class HindsightIndex
{
    private readonly AuctionLog _log;
    private readonly double[] _ratio;
    private readonly double[] _cost;
    private readonly double[] _value;

    private readonly double _unit;
    private readonly double _maxBid;

    /// <summary>Sorts the log's episodes.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="maxBid">The highest bid.</param>
    public HindsightIndex(AuctionLog log, double maxBid = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(log);
        (_log, _maxBid, _unit) = (log, maxBid, UnitOf(log.Price));
        (_ratio, _cost, _value) = (new double[log.Auctions], new double[log.Auctions], new double[log.Auctions]);
        Order = new int[log.Auctions];
        for (var episode = 0; episode < log.Episodes; episode++)
            Sort(log.EpisodeStart(episode), log.EpisodeLength(episode));
    }

    /// <summary>The auctions of each episode, the best value per price first; ties in the log's order.</summary>
    internal int[] Order { get; }

    /// <summary>Value per money of the auction at each place of <see cref="Order"/>; beyond those that are ever taken, that of the last of them.</summary>
    internal ReadOnlySpan<double> Ratio => _ratio;

    /// <summary>The optimum of an episode.</summary>
    /// <param name="episode">The episode.</param>
    /// <param name="budget">What may be spent, money.</param>
    public HindsightOptimum Of(int episode, double budget)
    {
        var (start, length) = (_log.EpisodeStart(episode), _log.EpisodeLength(episode));
        var taken = _cost.AsSpan(start, length).BinarySearch(new PastBudget(Math.Min(budget, double.MaxValue)));
        taken = ~taken;
        if (taken == 0)
            return new HindsightOptimum(0, 0, 0, length == 0 ? 0 : _ratio[start]);
        // Where everything fits, money is worth nothing more; the last ratio taken keeps lambda positive.
        var margin = _ratio[start + Math.Min(taken, length - 1)];
        return new HindsightOptimum(taken, _value[start + taken - 1], _cost[start + taken - 1], margin);
    }

    private void Sort(int start, int length)
    {
        var order = Order.AsSpan(start, length);
        var keys = new double[length];
        for (var i = 0; i < length; i++)
        {
            order[i] = start + i;
            var isWanted = _log.Value[start + i] > 0 && _log.Price[start + i] <= _maxBid;
            keys[i] = isWanted ? -Math.Min(_log.Value[start + i] / Math.Max(_log.Price[start + i], _unit), double.MaxValue) : double.PositiveInfinity;
        }

        keys.AsSpan().Sort(order, (a, b) => a.CompareTo(b));
        StableTies(keys, order);
        double cost = 0, value = 0;
        for (var i = 0; i < length; i++)
        {
            var isWanted = double.IsFinite(keys[i]);
            _ratio[start + i] = isWanted ? -keys[i] : i > 0 ? _ratio[start + i - 1] : 0;
            _cost[start + i] = cost += isWanted ? _log.Price[order[i]] : double.PositiveInfinity;
            _value[start + i] = value += _log.Value[order[i]];
        }
    }

    private static double UnitOf(double[] prices)
    {
        var (whole, smallest) = (true, double.PositiveInfinity);
        foreach (var price in prices)
        {
            whole &= price == Math.Floor(price);
            if (price > 0)
                smallest = Math.Min(smallest, price);
        }

        return whole ? 1 : smallest;
    }

    /// <summary>Puts auctions of one ratio into the log's order, which the sort does not keep.</summary>
    private static void StableTies(ReadOnlySpan<double> keys, Span<int> order)
    {
        for (var first = 0; first < keys.Length;)
        {
            var next = first + 1;
            while (next < keys.Length && keys[next] == keys[first])
                next++;
            order[first..next].Sort();
            first = next;
        }
    }

    /// <summary>Compares so that the search ends at the first cumulated cost above the budget.</summary>
    private readonly struct PastBudget(double budget) : IComparable<double>
    {
        public int CompareTo(double other) => budget < other ? -1 : 1;
    }
}
