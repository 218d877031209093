namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// In auctions where the winner pays its bid: which auctions of a slot are bid for with the highest bid allowed. Those are the ones with value >= lambda * highest bid; each of
/// them is won where its price is allowed at all, so their sums stand apart from the order by value / price.
/// </summary>
internal sealed class CappedBids
{
    private readonly double _maxBid;
    private readonly int[] _start;
    private readonly double[] _falling;
    private readonly double[] _sums;

    /// <summary>Sorts every slot's auctions of allowed price by value.</summary>
    public CappedBids(AuctionLog log, double maxBid)
    {
        _maxBid = maxBid;
        var slots = log.SlotStart.Length - 1;
        _start = new int[slots + 1];
        _falling = new double[log.Auctions];
        _sums = new double[log.Auctions + slots];
        var place = 0;
        for (var at = 0; at < slots; at++)
        {
            _start[at] = place;
            for (var auction = log.SlotStart[at]; auction < log.SlotStart[at + 1]; auction++)
            {
                if (log.Price[auction] <= maxBid)
                    _falling[place++] = log.Value[auction];
            }

            var values = _falling.AsSpan(_start[at]..place);
            values.Sort();
            values.Reverse();
            for (var i = 0; i < values.Length; i++)
                _sums[_start[at] + at + i + 1] = _sums[_start[at] + at + i] + values[i];
        }

        _start[slots] = place;
    }

    /// <summary>The auctions of a slot that get the highest bid, and the sum of their values.</summary>
    public (int Count, double Value) Above(int at, double lambda)
    {
        var least = lambda * _maxBid;
        var (from, to) = (_start[at], _start[at + 1]);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            if (_falling[middle] >= least)
                from = middle + 1;
            else
                to = middle;
        }

        return (from - _start[at], _sums[from + at]);
    }
}
