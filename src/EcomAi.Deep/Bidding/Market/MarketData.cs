using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>The market of a configuration: its auctions, their parts, and earlier prices.</summary>
public sealed class MarketData
{
    private MarketData(AuctionReading reading, MarketConfig config)
    {
        Log = reading.Log;
        var episodes = Log.Episodes;
        var train = (int)Math.Floor((episodes * config.Train) + 1e-9);
        var chosen = Math.Clamp((int)Math.Floor((episodes * (config.Train + config.Validation)) + 1e-9), train, episodes);
        (Train, Validation, Test) = (..train, train..chosen, chosen..episodes);
        RequireEpisodes(Train, config.Train, "training", "market.train");
        RequireEpisodes(Validation, config.Validation, "validation", "market.validation");
        RequireEpisodes(Test, 1, "test", "market.train and market.validation");
        EarlierPrices = config.Prices is { } path ? PriceHistogram.Read(path, "market.prices") : null;
        Files = [.. reading.Files, .. config.Prices is { } prices ? ParquetTable.Open(Configuration.ConfigPaths.Resolve(prices)).Files.Select(Path.GetFullPath) : []];
        Facts = Describe(reading);
    }

    /// <summary>The auctions.</summary>
    public AuctionLog Log { get; }

    /// <summary>The episodes that are learned and tuned from: the first floor(episodes * <c>market.train</c>).</summary>
    public Range Train { get; }

    /// <summary>The episodes that choose: up to floor(episodes * (<c>market.train</c> + <c>market.validation</c>)).</summary>
    public Range Validation { get; }

    /// <summary>The episodes that measure: the rest.</summary>
    public Range Test { get; }

    /// <summary>The full paths of all files read, for <c>environment.json</c>.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What there is to say about the market.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; }

    /// <summary>The prices of <c>market.prices</c>; null where none are named.</summary>
    public PriceHistogram? EarlierPrices { get; }

    /// <summary>Reads or simulates the market; a pure function of the files and the configuration.</summary>
    /// <param name="config">The <c>market</c> section.</param>
    /// <exception cref="DataException">A file cannot be read or breaks a rule, or a part that was asked for holds no episode.</exception>
    public static MarketData Load(MarketConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new MarketData(config.Auctions is null ? SimulatedMarket.Read(config) : AuctionReader.Read(config), config);
    }

    /// <summary>The mean price of the auctions of some episodes; 0 where there are none.</summary>
    public double MeanPrice(Range episodes) => Mean(Log.Price, episodes);

    /// <summary>The mean value of the auctions of some episodes; 0 where there are none.</summary>
    public double MeanValue(Range episodes) => Mean(Log.Value, episodes);

    private double Mean(double[] column, Range episodes)
    {
        var numbers = column.AsSpan(Auctions(episodes));
        var sum = 0.0;
        foreach (var number in numbers)
            sum += number;
        return numbers.IsEmpty ? 0 : sum / numbers.Length;
    }

    private Range Auctions(Range episodes)
    {
        var (first, count) = episodes.GetOffsetAndLength(Log.Episodes);
        return Log.EpisodeStart(first)..Log.EpisodeStart(first + count);
    }

    private void RequireEpisodes(Range part, double share, string name, string option)
    {
        if (share > 0 && part.GetOffsetAndLength(Log.Episodes).Length == 0)
        {
            throw new DataException(
                $"{option}: of {Log.Episodes:N0} {(Log.Episodes == 1 ? "episode" : "episodes")} none is left for the {name} part; give more auctions, shorter episodes (market.episodeAuctions), or other parts.");
        }
    }

    private List<KeyValuePair<string, string>> Describe(AuctionReading reading)
    {
        var facts = new List<KeyValuePair<string, string>>(reading.Facts);
        void Add(string label, FormattableString text) => facts.Add(new(label, text.ToString(CultureInfo.InvariantCulture)));
        var shortest = int.MaxValue;
        var longest = 0;
        for (var episode = 0; episode < Log.Episodes; episode++)
            (shortest, longest) = (Math.Min(shortest, Log.EpisodeLength(episode)), Math.Max(longest, Log.EpisodeLength(episode)));
        Add("episodes", $"{Log.Episodes:N0} of {(shortest == longest ? $"{longest:N0}" : $"{shortest:N0} to {longest:N0}")} auctions, {Log.Slots:N0} slots each");
        Add("parts", $"{Length(Train):N0} episodes to train, {Length(Validation):N0} to choose, {Length(Test):N0} to test");
        Add("mean price", $"{MeanPrice(..):0.####}");
        Add("mean value", $"{MeanValue(..):0.########}");
        if (Log.Clicks is { } clicks)
            Add("clicks", $"{Sum(clicks):N0}");
        if (Log.Conversions is { } conversions)
            Add("conversions", $"{Sum(conversions):N0}");
        if (EarlierPrices is not { } earlier)
            return facts;
        Add("earlier prices", $"{earlier.Total:N0} from 0 to {earlier.MaxPrice:N0}, mean {earlier.MeanPrice:0.####}");
        var beyond = 0;
        foreach (var price in Log.Price)
            beyond += price > earlier.MaxPrice ? 1 : 0;
        if (beyond > 0)
            Add("beyond earlier prices", $"{beyond:N0} auctions cost more than {earlier.MaxPrice:N0}; rules that bid by market.prices do not win them");
        return facts;
    }

    private int Length(Range part) => part.GetOffsetAndLength(Log.Episodes).Length;

    private static double Sum(double[] column)
    {
        var sum = 0.0;
        foreach (var number in column)
            sum += number;
        return sum;
    }
}
