using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>The <c>market</c> section: a log of auctions, or a simulated one, and how it is cut into episodes and parts.</summary>
public sealed record MarketConfig : IValidatedSection
{
    /// <summary>The Parquet file, folder or glob with one auction a row. Default none: the market is simulated.</summary>
    public string? Auctions { get; init; }

    /// <summary>The column of predicted values, such as a click rate: numbers of 0 or more. Default <c>value</c>.</summary>
    public string Value { get; init; } = "value";

    /// <summary>The column of market prices, the highest bid of the others: numbers of 0 or more. Default <c>price</c>.</summary>
    public string Price { get; init; } = "price";

    /// <summary>The column of clicks that came of an auction once won. Default none.</summary>
    public string? Clicks { get; init; }

    /// <summary>The column of conversions that came of an auction once won. Default none.</summary>
    public string? Conversions { get; init; }

    /// <summary>The column of times by which auctions are put into order; rows of the same time keep theirs. Default none: the rows are in order.</summary>
    public string? Time { get; init; }

    /// <summary>A Parquet table of earlier prices with the columns price and count, for rules that need a distribution of prices. Default none: the training part's prices.</summary>
    public string? Prices { get; init; }

    /// <summary>What the winner pays. Default <c>secondPrice</c>.</summary>
    public AuctionKind Auction { get; init; } = AuctionKind.SecondPrice;

    /// <summary>The highest bid allowed, in the prices' unit. Default none; more than 0.</summary>
    public double? MaxBid { get; init; }

    /// <summary>What an episode is. Default <c>auctions</c>; a simulated market has days.</summary>
    public EpisodeKind Episode { get; init; } = EpisodeKind.Auctions;

    /// <summary>Auctions of an episode where it is a number of auctions. Default 1000, range 2 to 10,000,000.</summary>
    [Range(2, 10_000_000)]
    public int EpisodeAuctions { get; init; } = 1000;

    /// <summary>Whether a last episode with fewer auctions counts. Default true.</summary>
    public bool KeepShortEpisode { get; init; } = true;

    /// <summary>Slots of an episode; the multiplier changes between slots. Default 96, a quarter of an hour each where an episode is a day. Range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Slots { get; init; } = 96;

    /// <summary>The part of the episodes, the first ones, that is learned and tuned from. Default .6, range 0 to 1.</summary>
    [Range(0, 1)]
    public double Train { get; init; } = .6;

    /// <summary>The part of the episodes, those after the training part, that chooses. The rest is the test part. Default .1, range 0 to 1.</summary>
    [Range(0, 1)]
    public double Validation { get; init; } = .1;

    /// <summary>The simulated market, where no log is named.</summary>
    public SimulationConfig Simulation { get; init; } = new();

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Auctions is not null && string.IsNullOrWhiteSpace(Auctions))
            fault("auctions", "must name a Parquet file, folder or glob, received an empty text");
        if (MaxBid is { } most && !(most > 0 && double.IsFinite(most)))
            fault("maxBid", $"must be a number above 0, received {most}");
        if (Train + Validation > 1)
            fault("validation", $"must leave room beside market.train: {Train} + {Validation} is more than 1");
        if (Auctions is not null && Episode == EpisodeKind.Day && Time is null)
            fault("time", "must name a column of dates or timestamps where market.episode is 'day'");
        string[] names = [.. new[] { Value, Price, Clicks, Conversions, Time }.OfType<string>()];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
            fault("value", $"each of value, price, clicks, conversions and time must name a column of its own, received {string.Join(", ", names)}");
    }
}
