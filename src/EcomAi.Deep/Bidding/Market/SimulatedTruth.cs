namespace EcomAi.Deep.Bidding.Market;

/// <summary>What is known of a simulated market without generating it.</summary>
public sealed class SimulatedTruth
{
    private const int Nodes = 800;
    private const double Reach = 8;

    private readonly SimulationConfig _config;
    private readonly PriceHistogram? _prices;
    private readonly double[] _traffic;
    private readonly double[] _level;
    private readonly double[][] _activity;

    internal SimulatedTruth(SimulationConfig config, int slots, PriceHistogram? prices)
    {
        (_config, _prices) = (config, prices);
        _traffic = DayCurve.Of(slots, config.TrafficBase, config.TrafficPeakHours, config.TrafficPeakWidths, config.TrafficPeakHeights);
        var all = _traffic.Sum();
        for (var slot = 0; slot < slots; slot++)
            _traffic[slot] *= config.Auctions / all;
        _level = DayCurve.Of(slots, 1, config.PricePeakHours, config.PricePeakWidths, config.PricePeakHeights);
        _activity = new double[config.RivalBids.Count][];
        for (var rival = 0; rival < _activity.Length; rival++)
        {
            var curve = DayCurve.Of(slots, config.RivalActivity[rival], [config.RivalPeakHours[rival]], [config.RivalPeakWidths[rival]], [config.RivalPeakHeights[rival]]);
            _activity[rival] = Array.ConvertAll(curve, active => Math.Min(1, active));
        }
    }

    /// <summary>The expected value of an auction.</summary>
    public double MeanValue => _config.MeanValue;

    /// <summary>The expected clicks of an auction: of min(value, 1), the value being log-normal.</summary>
    public double ClickRate
    {
        get
        {
            var spread = _config.ValueSpread;
            if (spread == 0)
                return _config.MeanValue;
            var log = Math.Log(_config.MeanValue) - (spread * spread / 2);
            return (_config.MeanValue * NormalDistribution.Cumulative((-log / spread) - spread)) + NormalDistribution.Cumulative(log / spread);
        }
    }

    /// <summary>The expected auctions of a slot.</summary>
    public double Auctions(int slot) => _traffic[slot];

    /// <summary>The level of bids in a slot apart from drift.</summary>
    public double Level(int slot) => _level[slot];

    /// <summary>The part of a slot's auctions that a rival bids for while it has money, on a day on which it bids.</summary>
    public double Activity(int rival, int slot) => _activity[rival][slot];

    /// <summary>
    /// The probability that an auction's whole price is at most a number, all rivals bidding that day and having money, and a given drift: over the value's normal number z, the
    /// product over rivals of 1 - activity * P(bid above | z).
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="price">A whole price of 0 or more.</param>
    /// <param name="drift">The factor of drift on bids; 1 is none.</param>
    public double PriceProbability(int slot, double price, double drift)
    {
        if (price < 1)
            return 0; // a whole price is at least 1
        var most = price + .5; // what is rounded down to the price
        var level = _level[slot] * drift;
        if (_prices is not null)
        {
            var below = 0L;
            for (var at = 0; at <= _prices.MaxPrice && at * level < most; at++)
                below += _prices.Counts[at];
            return (double)below / _prices.Total;
        }

        if (most <= _config.Floor)
            return 0;
        var (rho, sum) = (_config.Correlation, 0.0);
        for (var node = 0; node <= Nodes; node++)
        {
            var z = (2 * Reach * node / Nodes) - Reach;
            var below = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            for (var rival = 0; rival < _activity.Length; rival++)
                below *= 1 - (_activity[rival][slot] * (1 - BidProbability(rival, most / level, z, rho)));
            sum += below * (node is 0 or Nodes ? .5 : 1);
        }

        return sum * 2 * Reach / Nodes;
    }

    private double BidProbability(int rival, double most, double z, double rho)
    {
        var (spread, rest) = (_config.RivalSpreads[rival], Math.Sqrt(1 - (rho * rho)));
        var log = Math.Log(most / _config.RivalBids[rival]);
        if (spread == 0)
            return log > 0 ? 1 : 0;
        var free = (log / spread) - (rho * z);
        return rest == 0 ? (free > 0 ? 1 : 0) : NormalDistribution.Cumulative(free / rest);
    }
}
