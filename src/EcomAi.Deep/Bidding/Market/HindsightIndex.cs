namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Every episode's auctions sorted by value / max(price, 1) with prefix sums, so that the greedy optimum in hindsight of any budget is one binary search: the auctions in that
/// order, taken while their cumulated prices fit the budget.
/// </summary>
public sealed class HindsightIndex
{
    private readonly AuctionLog _log;
    private readonly double[] _ratio;
    private readonly double[] _cost;
    private readonly double[] _value;

    /// <summary>Sorts the log's episodes.</summary>
    public HindsightIndex(AuctionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        _log = log;
        (_ratio, _cost, _value) = (new double[log.Auctions], new double[log.Auctions], new double[log.Auctions]);
        Order = new int[log.Auctions];
        for (var episode = 0; episode < log.Episodes; episode++)
            Sort(log.EpisodeStart(episode), log.EpisodeLength(episode));
    }

    /// <summary>The auctions of each episode, the best value per price first; ties in the log's order.</summary>
    internal int[] Order { get; }

    /// <summary>The optimum of an episode.</summary>
    /// <param name="episode">The episode.</param>
    /// <param name="budget">What may be spent, money.</param>
    public HindsightOptimum Of(int episode, double budget)
    {
        var (start, length) = (_log.EpisodeStart(episode), _log.EpisodeLength(episode));
        var taken = _cost.AsSpan(start, length).BinarySearch(new PastBudget(budget));
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
            keys[i] = -_log.Value[start + i] / Math.Max(_log.Price[start + i], 1);
        }

        keys.AsSpan().Sort(order, (a, b) => a.CompareTo(b));
        StableTies(keys, order);
        double cost = 0, value = 0;
        for (var i = 0; i < length; i++)
        {
            _ratio[start + i] = -keys[i];
            _cost[start + i] = cost += _log.Price[order[i]];
            _value[start + i] = value += _log.Value[order[i]];
        }
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
