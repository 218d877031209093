using System.Globalization;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Generates a market day by day from a seed. In each slot, auctions are Poisson around the traffic of the hour, day and slot; an auction has a log-normal value, a click with that
/// probability, and the price of the rivals' highest bid or the floor, rounded to a whole number of at least 1. The same options and seed give the same auctions; a
/// market of fewer days is the beginning of one of more.
/// </summary>
public sealed class SimulatedMarket
{
    private readonly SimulationConfig _config;
    private readonly int _slots;
    private readonly double[]? _cumulative;

    /// <summary>Takes the options; reads the table of prices where one is named.</summary>
    /// <param name="config">The options.</param>
    /// <param name="slots">Slots of a day.</param>
    /// <exception cref="DataException">The table of prices cannot be read or breaks a rule.</exception>
    public SimulatedMarket(SimulationConfig config, int slots)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        (_config, _slots) = (config, slots);
        var prices = config.Prices is { } path ? PriceHistogram.Read(path, "market.simulation.prices") : null;
        Truth = new SimulatedTruth(config, slots, prices);
        if (prices is null)
            return;
        _cumulative = new double[prices.MaxPrice + 1];
        var below = 0L;
        for (var price = 0; price < _cumulative.Length; price++)
            _cumulative[price] = (double)(below += prices.Counts[price]) / prices.Total;
    }

    /// <summary>What is known of the market without generating it.</summary>
    public SimulatedTruth Truth { get; }

    /// <summary>Generates the auctions; an episode is a day.</summary>
    /// <exception cref="DataException">There would be more auctions than can be held.</exception>
    public AuctionLog Generate()
    {
        if (_config.Days * _config.Auctions > Array.MaxLength / 32 || (long)_config.Days * _slots > Array.MaxLength / 32)
        {
            throw new DataException(
                $"market.simulation: {_config.Days:N0} days of {_config.Auctions:N0} auctions in {_slots:N0} slots are more than can be held; take fewer of them.");
        }

        var day = new Day(this);
        var starts = new int[(_config.Days * _slots) + 1];
        for (var at = 0; at < starts.Length - 1; at++)
        {
            if (at % _slots == 0)
                day.Begin(at / _slots);
            day.Play(at % _slots);
            starts[at + 1] = day.Value.Count;
        }

        return new AuctionLog([.. day.Value], [.. day.Price], [.. day.Clicks], null, _slots, starts);
    }

    /// <summary>The simulated market as one that was read.</summary>
    internal static AuctionReading Read(MarketConfig config)
    {
        var simulation = config.Simulation;
        var log = new SimulatedMarket(simulation, config.Slots).Generate();
        if (log.Auctions == 0)
            throw new DataException("market.simulation: no auction came; raise market.simulation.auctions or market.simulation.days.");
        string[] files = simulation.Prices is { } path ? [.. ParquetTable.Open(ConfigPaths.Resolve(path)).Files.Select(Path.GetFullPath)] : [];
        return new AuctionReading(
            log, files, [new("auctions", string.Create(CultureInfo.InvariantCulture, $"{log.Auctions:N0} simulated, seed {simulation.Seed}"))]);
    }

    // Poisson by products of uniform numbers (Knuth), a large mean in parts so that the product does not vanish.
    private static int Poisson(ref Xoshiro256 random, double mean)
    {
        var count = 0;
        for (; mean > 0; mean -= 30)
        {
            var least = Math.Exp(-Math.Min(mean, 30));
            for (var product = random.NextDouble(); product > least; product *= random.NextDouble())
                count++;
        }

        return count;
    }

    // A log-normal factor of mean 1.
    private static double Factor(ref Xoshiro256 random, double spread) => Math.Exp((spread * random.NextGaussian()) - (spread * spread / 2));

    private sealed class Day
    {
        private readonly SimulatedMarket _market;
        private readonly SimulationConfig _config;
        private readonly bool[] _bids;
        private readonly double[] _left;
        private Xoshiro256 _drifts;
        private Xoshiro256 _campaigns;
        private Xoshiro256 _random;
        private double _slotDrift;
        private double _dayDrift;
        private double _traffic;

        public Day(SimulatedMarket market)
        {
            (_market, _config) = (market, market._config);
            _bids = new bool[_config.RivalBids.Count];
            _left = new double[_bids.Length];
            _drifts = new Xoshiro256(Seeds.Derive(_config.Seed, "drift"));
            _campaigns = new Xoshiro256(Seeds.Derive(_config.Seed, "campaigns"));
        }

        public List<double> Value { get; } = [];

        public List<double> Price { get; } = [];

        public List<double> Clicks { get; } = [];

        public void Begin(int day)
        {
            _random = new Xoshiro256(Seeds.Derive(_config.Seed, "auctions", day));
            _dayDrift = (_config.DayPersistence * _dayDrift) + (_config.DayDrift * _drifts.NextGaussian());
            _traffic = Factor(ref _random, _config.DayTraffic);
            for (var rival = 0; rival < _bids.Length; rival++)
            {
                var (again, draw) = (_campaigns.NextDouble() < _config.RivalDayPersistence[rival], _campaigns.NextDouble() < _config.RivalDays[rival]);
                _bids[rival] = day > 0 && again ? _bids[rival] : draw;
                var budget = _config.RivalBudgets[rival] * Factor(ref _campaigns, _config.RivalBudgetSpread);
                _left[rival] = _config.RivalBudgets[rival] == 0 ? double.PositiveInfinity : budget;
            }
        }

        public void Play(int slot)
        {
            _slotDrift = (_config.SlotPersistence * _slotDrift) + (_config.SlotDrift * _drifts.NextGaussian());
            var level = _market.Truth.Level(slot) * Math.Exp(_slotDrift + _dayDrift);
            var auctions = Poisson(ref _random, _market.Truth.Auctions(slot) * _traffic * Factor(ref _random, _config.SlotTraffic));
            for (var auction = 0; auction < auctions; auction++)
            {
                double z = _random.NextGaussian();
                var value = _config.MeanValue * Math.Exp((_config.ValueSpread * z) - (_config.ValueSpread * _config.ValueSpread / 2));
                Value.Add(value);
                Price.Add(Math.Max(1, Math.Round(_market._cumulative is null ? HighestBid(slot, z, level) : DrawnPrice(z, level), MidpointRounding.AwayFromZero)));
                Clicks.Add(_random.NextDouble() < value ? 1 : 0);
            }
        }

        private double HighestBid(int slot, double z, double level)
        {
            var rest = Math.Sqrt(1 - (_config.Correlation * _config.Correlation));
            var (highest, second, winner) = (_config.Floor, _config.Floor, -1);
            for (var rival = 0; rival < _bids.Length; rival++)
            {
                if (!_bids[rival] || _left[rival] <= 0 || _random.NextDouble() >= _market.Truth.Activity(rival, slot))
                    continue;
                var bid = _config.RivalBids[rival] * level * Math.Exp(_config.RivalSpreads[rival] * ((_config.Correlation * z) + (rest * _random.NextGaussian())));
                if (bid >= highest)
                    (highest, second, winner) = (bid, highest, rival);
                else
                    second = Math.Max(second, bid);
            }

            if (winner >= 0)
                _left[winner] -= second; // as if the shop were not there
            return highest;
        }

        // The normal number of the price is correlated with that of the value; its place among the prices is its probability.
        private double DrawnPrice(double z, double level)
        {
            var rest = Math.Sqrt(1 - (_config.Correlation * _config.Correlation));
            var place = NormalDistribution.Cumulative((_config.Correlation * z) + (rest * _random.NextGaussian()));
            var price = Array.BinarySearch(_market._cumulative!, place);
            price = price < 0 ? ~price : price;
            while (price > 0 && _market._cumulative![price - 1] >= place)
                price--; // prices never met repeat the number before them
            return Math.Min(price, _market._cumulative!.Length - 1) * level;
        }
    }
}
