using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>What bidders may know of a market beforehand: the training part, its means and prices, and the tuned start. Nothing here has seen validation or test episodes.</summary>
public sealed class MarketFacts
{
    private readonly Dictionary<double, double> _multipliers = [];
    private readonly DqnConfig _config;

    private MarketFacts(DqnConfig config, AuctionLog log, IReadOnlyList<int> trainEpisodes, PriceLevels prices, Means means, EpisodeClock clock)
    {
        _config = config;
        (Log, TrainEpisodes, Prices, Clock) = (log, trainEpisodes, prices, clock);
        (MeanValue, CostPerValue, UnitCost, WholePrices) = (means.Value, means.CostPerValue, means.Price, means.Whole);
        Rules = RulesOf(config);
        CostLimit = config.Budget.CostLimit();
        Replay = new AuctionReplay(Rules, config.Baselines.WholeBids);
    }

    /// <summary>All auctions; rules are tuned on <see cref="TrainEpisodes"/> alone.</summary>
    public AuctionLog Log { get; }

    /// <summary>The training part's episodes; may be empty where the configuration names what would be tuned.</summary>
    public IReadOnlyList<int> TrainEpisodes { get; }

    /// <summary>What the winner pays, and the highest bid.</summary>
    public AuctionRules Rules { get; }

    /// <summary>Mean value of an auction (theta_avg).</summary>
    public double MeanValue { get; }

    /// <summary>Cost per unit of value when everything is won.</summary>
    public double CostPerValue { get; }

    /// <summary>Mean cost of an auction, the budgets' yardstick.</summary>
    public double UnitCost { get; }

    /// <summary>Whether prices are whole numbers, so that budgets are cut down to whole numbers too.</summary>
    public bool WholePrices { get; }

    /// <summary>The most that an episode's wins may cost per unit of value; null where there is no limit.</summary>
    public double? CostLimit { get; }

    /// <summary>Auctions expected in an episode: its known number, or the mean of the training part's days.</summary>
    public double EpisodeAuctions => Clock.Total;

    /// <summary>The distribution of prices for rules that iterate over it.</summary>
    internal PriceLevels Prices { get; }

    /// <summary>How many auctions an episode still expects.</summary>
    internal EpisodeClock Clock { get; }

    /// <summary>The log's auctions by value per price, for what hindsight tells.</summary>
    public HindsightIndex Hindsight => field ??= new HindsightIndex(Log, Rules.MaxBid);

    /// <summary>The log's auctions by slot, for playing whole slots.</summary>
    public SlotIndex Slots => field ??= new SlotIndex(Log, Rules);

    /// <summary>How auctions are played.</summary>
    internal AuctionReplay Replay { get; }

    /// <summary>The rules of the replay that a configuration asks for.</summary>
    public static AuctionRules RulesOf(DqnConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new AuctionRules(config.Market.Auction, config.Market.MaxBid ?? double.PositiveInfinity);
    }

    /// <summary>Gathers the facts; what the configuration gives (mean value, cost per value, unit cost) goes before what the training part says.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="log">All auctions.</param>
    /// <param name="trainEpisodes">The training part's episodes.</param>
    /// <param name="earlierPrices">How often each whole price was met earlier (<c>market.prices</c>); null counts the training part's prices.</param>
    /// <exception cref="EcomException">There is neither a training part nor a setting to take a fact from, or nothing in the training part has a value or a price.</exception>
    public static MarketFacts Of(DqnConfig config, AuctionLog log, IReadOnlyList<int> trainEpisodes, PriceHistogram? earlierPrices = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(trainEpisodes);
        var rules = RulesOf(config);
        int? auctions = config.Market.Auctions is not null && config.Market.Episode == EpisodeKind.Auctions ? config.Market.EpisodeAuctions : null;
        if (auctions is null && trainEpisodes.Count == 0)
            throw new EcomException("the training part holds no day to learn the traffic of days from; raise market.train above 0.");
        var means = Means.Of(config, log, trainEpisodes, earlierPrices);
        var prices = earlierPrices is null ? PriceLevels.OfTraining(log, trainEpisodes, rules, means.Whole) : PriceLevels.OfCounts(earlierPrices.Counts, rules);
        return new MarketFacts(config, log, trainEpisodes, prices, means, new EpisodeClock(log, trainEpisodes, auctions));
    }

    /// <summary>Gathers the facts of a market that was read or simulated.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="market">The market.</param>
    /// <exception cref="EcomException">There is neither a training part nor a setting to take a fact from, or nothing in the training part has a value or a price.</exception>
    public static MarketFacts Of(DqnConfig config, MarketData market)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(market);
        var (first, count) = market.Train.GetOffsetAndLength(market.Log.Episodes);
        return Of(config, market.Log, [.. Enumerable.Range(first, count)], market.EarlierPrices);
    }

    /// <summary>
    /// The budget of an episode: floor(<see cref="UnitCost"/> * <see cref="EpisodeAuctions"/> * fraction), not cut down where prices are not whole numbers. It is the same for
    /// all episodes, for a budget is set before a day's auctions are known.
    /// </summary>
    public double Budget(double fraction)
    {
        var budget = UnitCost * EpisodeAuctions * fraction;
        return WholePrices ? Math.Floor(budget) : budget;
    }

    /// <summary>The best allocation of a task in hindsight, which keeps the limit on cost per value where there is one: R*.</summary>
    public BestAllocation Best(in BiddingTask task) => BestAllocation.Of(Hindsight, Log, task.Episode, task.Budget, CostLimit);

    /// <summary>
    /// The tuned bid per unit of value at a budget fraction, from which linear, pid and the agent start (times the task's start factor): what
    /// <c>baselines.linearBids</c> says, else <see cref="LinearTuning"/> on the training part. Its lambda is 1 / this.
    /// </summary>
    /// <exception cref="EcomException">There is neither a training part nor a setting.</exception>
    public double LinearMultiplier(double fraction)
    {
        if (_multipliers.TryGetValue(fraction, out var known))
            return known;
        var given = _config.Baselines.LinearBids;
        var place = _config.Budget.Fractions.ToList().IndexOf(fraction);
        var multiplier = given.Count > 0 && place >= 0 && place < given.Count
            ? given[place] / MeanValue
            : LinearTuning.Multiplier(Log, TuningTasks(fraction, 1), Rules, _config.Baselines.WholeBids);
        return _multipliers[fraction] = multiplier;
    }

    /// <summary>Training episodes as tasks, for tuning: all of them, or evenly spaced ones that hold no more than <c>baselines.tuningAuctions</c>.</summary>
    /// <param name="fraction">The budget fraction.</param>
    /// <param name="startFactor">The start.</param>
    /// <exception cref="EcomException">The training part is empty.</exception>
    public IReadOnlyList<BiddingTask> TuningTasks(double fraction, double startFactor)
    {
        if (TrainEpisodes.Count == 0)
            throw new EcomException("a bid has to be tuned, but there is no training part; raise market.train above 0, or give baselines.linearBids for 'linear'.");
        var auctions = TrainEpisodes.Sum(episode => (long)Log.EpisodeLength(episode));
        var kept = (int)Math.Clamp(TrainEpisodes.Count * (double)_config.Baselines.TuningAuctions / Math.Max(auctions, 1), 1, TrainEpisodes.Count);
        var budget = Budget(fraction);
        var tasks = new BiddingTask[kept];
        for (var i = 0; i < kept; i++)
            tasks[i] = new BiddingTask(TrainEpisodes[(int)((long)i * TrainEpisodes.Count / kept)], budget, fraction, startFactor);
        return tasks;
    }

    /// <summary>Means of the training part, or what the configuration says they are.</summary>
    private sealed record Means(double Value, double CostPerValue, double Price, bool Whole)
    {
        public static Means Of(DqnConfig config, AuctionLog log, IReadOnlyList<int> episodes, PriceHistogram? earlierPrices)
        {
            double value = 0, price = 0;
            long auctions = 0;
            var whole = earlierPrices is not null;
            foreach (var episode in episodes)
            {
                for (var auction = log.EpisodeStart(episode); auction < log.EpisodeStart(episode + 1); auction++)
                {
                    value += log.Value[auction];
                    price += log.Price[auction];
                    auctions++;
                }
            }

            if (!whole)
                whole = episodes.Count > 0 && episodes.All(episode => log.Price.AsSpan(log.EpisodeStart(episode), log.EpisodeLength(episode)).AllWhole());
            var meanPrice = earlierPrices?.MeanPrice ?? (price / auctions);
            return new Means(
                Known(config.Baselines.MeanValue ?? (value / auctions), "the mean value of an auction", "baselines.meanValue"),
                Known(config.Baselines.CostPerValue ?? (price / value), "the cost per unit of value", "baselines.costPerValue"),
                Known(config.Budget.UnitCost ?? meanPrice, "the mean cost of an auction", "budget.unitCost"),
                whole || auctions == 0);
        }

        private static double Known(double amount, string what, string setting) => amount > 0 && double.IsFinite(amount)
            ? amount
            : throw new EcomException($"the training part does not tell {what} (it came out as {amount}); raise market.train, or give {setting}.");
    }
}
