using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// The <c>market.simulation</c> section: a market with a known truth, generated from a seed. Rivals bid log-normal amounts; the price is the highest of them, or the floor. Rivals
/// may come in the evening only, on some days only, or leave when their own budget is spent; the level of all bids drifts. By default two of four rivals run out of money in the
/// evening, at an hour that depends on the day: prices fall when they do, and a plan made in the morning is wrong.
/// </summary>
public sealed record SimulationConfig : IValidatedSection
{
    /// <summary>The seed of the market, not of the training: runs with other seeds see the same market. Default 1.</summary>
    [Range(0, long.MaxValue)]
    public long Seed { get; init; } = 1;

    /// <summary>Days. Default 600, range 3 to 100,000.</summary>
    [Range(3, 100_000)]
    public int Days { get; init; } = 600;

    /// <summary>The mean number of auctions of a day. Default 2000, range 1 to 10,000,000.</summary>
    [Range(1, 10_000_000)]
    public double Auctions { get; init; } = 2000;

    /// <summary>The standard deviation of the logarithm of a day's traffic, whose mean is 1. Default .3, range 0 to 3.</summary>
    [Range(0, 3)]
    public double DayTraffic { get; init; } = .3;

    /// <summary>The standard deviation of the logarithm of a slot's traffic, whose mean is 1. Default .1, range 0 to 3.</summary>
    [Range(0, 3)]
    public double SlotTraffic { get; init; } = .1;

    /// <summary>The traffic of every hour; the peaks come on top, and the whole is scaled to <see cref="Auctions"/>. Default .15, range 0 to 1000.</summary>
    [Range(0, 1000)]
    public double TrafficBase { get; init; } = .15;

    /// <summary>The hours of the peaks of traffic. Default 12.5, 20.5; each 0 to 24.</summary>
    public IReadOnlyList<double> TrafficPeakHours { get; init; } = [12.5, 20.5];

    /// <summary>The widths of the peaks of traffic, hours from a peak's middle to .61 of its height. Default 2.5, 2.6; each above 0.</summary>
    public IReadOnlyList<double> TrafficPeakWidths { get; init; } = [2.5, 2.6];

    /// <summary>The heights of the peaks of traffic. Default .6, 1; each 0 or more.</summary>
    public IReadOnlyList<double> TrafficPeakHeights { get; init; } = [.6, 1];

    /// <summary>The hours of the peaks of the price level, which is 1 plus the peaks. Default none; each 0 to 24.</summary>
    public IReadOnlyList<double> PricePeakHours { get; init; } = [];

    /// <summary>The widths of the peaks of the price level, hours. Default none; each above 0.</summary>
    public IReadOnlyList<double> PricePeakWidths { get; init; } = [];

    /// <summary>The heights of the peaks of the price level; below 0 they are valleys. Default none; each above -1.</summary>
    public IReadOnlyList<double> PricePeakHeights { get; init; } = [];

    /// <summary>The mean value of an auction, its expected clicks. Default .01, range 1e-9 to 1.</summary>
    [Range(1e-9, 1)]
    public double MeanValue { get; init; } = .01;

    /// <summary>The standard deviation of the logarithm of the value. Default .5, range 0 to 5.</summary>
    [Range(0, 5)]
    public double ValueSpread { get; init; } = .5;

    /// <summary>The correlation of the logarithms of value and of each rival's bid. Default .3, range -1 to 1.</summary>
    [Range(-1, 1)]
    public double Correlation { get; init; } = .3;

    /// <summary>The lowest price; bids below it do not count. Default 15, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public double Floor { get; init; } = 15;

    /// <summary>
    /// A Parquet table with the columns price and count from which prices are drawn, in place of rivals and floor. Default none. Level, drift and correlation apply alike.
    /// </summary>
    public string? Prices { get; init; }

    /// <summary>The median bid of each rival, money. Default 30, 70, 95, 80; each above 0.</summary>
    public IReadOnlyList<double> RivalBids { get; init; } = [30, 70, 95, 80];

    /// <summary>The standard deviation of the logarithm of each rival's bid. Default .4 each; each 0 to 5.</summary>
    public IReadOnlyList<double> RivalSpreads { get; init; } = [.4, .4, .4, .4];

    /// <summary>The part of the auctions that each rival bids for at any hour. Default .9, .8, .8, .02; each 0 to 1.</summary>
    public IReadOnlyList<double> RivalActivity { get; init; } = [.9, .8, .8, .02];

    /// <summary>The hour at which each rival bids for most. Default 0, 0, 0, 20.5; each 0 to 24.</summary>
    public IReadOnlyList<double> RivalPeakHours { get; init; } = [0, 0, 0, 20.5];

    /// <summary>The width of each rival's peak, hours. Default 1, 1, 1, 1.8; each above 0.</summary>
    public IReadOnlyList<double> RivalPeakWidths { get; init; } = [1, 1, 1, 1.8];

    /// <summary>What comes on top of each rival's activity at its peak; the sum is cut at 1. Default 0, 0, 0, .5; each 0 or more.</summary>
    public IReadOnlyList<double> RivalPeakHeights { get; init; } = [0, 0, 0, .5];

    /// <summary>What each rival spends in a day before it leaves, money; 0 is no limit. Default 0, 38000, 50000, 0.</summary>
    public IReadOnlyList<double> RivalBudgets { get; init; } = [0, 38_000, 50_000, 0];

    /// <summary>The standard deviation of the logarithm of a rival's budget from day to day. Default .15, range 0 to 3.</summary>
    [Range(0, 3)]
    public double RivalBudgetSpread { get; init; } = .15;

    /// <summary>The part of the days on which each rival bids at all. Default 1 each; each 0 to 1.</summary>
    public IReadOnlyList<double> RivalDays { get; init; } = [1, 1, 1, 1];

    /// <summary>The probability that each rival does as the day before; otherwise it is drawn anew. Default 0 each; each 0 to 1.</summary>
    public IReadOnlyList<double> RivalDayPersistence { get; init; } = [0, 0, 0, 0];

    /// <summary>How much of the drift of the price level (its logarithm) is left after a slot. Default .97, range 0 to .9999.</summary>
    [Range(0, .9999)]
    public double SlotPersistence { get; init; } = .97;

    /// <summary>The standard deviation of the drift's change in a slot. Default .05, range 0 to 3.</summary>
    [Range(0, 3)]
    public double SlotDrift { get; init; } = .05;

    /// <summary>How much of the daily drift of the price level (its logarithm) is left after a day. Default .9, range 0 to .9999.</summary>
    [Range(0, .9999)]
    public double DayPersistence { get; init; } = .9;

    /// <summary>The standard deviation of the daily drift's change in a day. Default .08, range 0 to 3.</summary>
    [Range(0, 3)]
    public double DayDrift { get; init; } = .08;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        void Each(string name, IReadOnlyList<double> numbers, string like, int count, double least, double most, string range)
        {
            if (numbers.Count != count)
                fault(name, $"must hold one number for each of market.simulation.{like} ({count}), received {numbers.Count}");
            else if (numbers.Any(number => !(number >= least && number <= most)))
                fault(name, $"must hold numbers {range}, received [{string.Join(", ", numbers)}]");
        }

        void Peaks(string name, IReadOnlyList<double> hours, IReadOnlyList<double> widths, IReadOnlyList<double> heights, bool valleys)
        {
            Each($"{name}Hours", hours, $"{name}Hours", hours.Count, 0, 24, "from 0 to 24");
            Each($"{name}Widths", widths, $"{name}Hours", hours.Count, 1e-6, 1e6, "above 0");
            Each($"{name}Heights", heights, $"{name}Hours", hours.Count, valleys ? -1 + 1e-9 : 0, 1e6, valleys ? "above -1" : "of 0 or more");
        }

        Peaks("trafficPeak", TrafficPeakHours, TrafficPeakWidths, TrafficPeakHeights, valleys: false);
        Peaks("pricePeak", PricePeakHours, PricePeakWidths, PricePeakHeights, valleys: true);
        if (PricePeakHeights.Where(height => height < 0).Sum() <= -1)
            fault("pricePeakHeights", "must leave the price level above 0: the valleys sum to -1 or less");
        if (TrafficBase == 0 && TrafficPeakHeights.All(height => height == 0))
            fault("trafficBase", "must be above 0 where there is no peak of traffic");
        var rivals = RivalBids.Count;
        if (rivals > 100)
            fault("rivalBids", $"must hold at most 100 rivals, received {rivals}");
        Each("rivalBids", RivalBids, "rivalBids", rivals, 1e-6, 1e6, "above 0, up to 1,000,000");
        Each("rivalSpreads", RivalSpreads, "rivalBids", rivals, 0, 5, "from 0 to 5");
        Each("rivalActivity", RivalActivity, "rivalBids", rivals, 0, 1, "from 0 to 1");
        Peaks("rivalPeak", RivalPeakHours, RivalPeakWidths, RivalPeakHeights, valleys: false);
        Each("rivalPeakHours", RivalPeakHours, "rivalBids", rivals, 0, 24, "from 0 to 24");
        Each("rivalBudgets", RivalBudgets, "rivalBids", rivals, 0, 1e15, "of 0 or more");
        Each("rivalDays", RivalDays, "rivalBids", rivals, 0, 1, "from 0 to 1");
        Each("rivalDayPersistence", RivalDayPersistence, "rivalBids", rivals, 0, 1, "from 0 to 1");
        if (Prices is not null && string.IsNullOrWhiteSpace(Prices))
            fault("prices", "must name a Parquet file, folder or glob, received an empty text");
    }
}
