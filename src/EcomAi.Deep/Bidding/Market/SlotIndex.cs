namespace EcomAi.Deep.Bidding.Market;

/// <summary>The auctions of every slot, sorted by value / price, with prefix sums.</summary>
/// <param name="log">The auctions.</param>
/// <param name="rules">What the winner pays, and the highest bid.</param>
public sealed class SlotIndex(AuctionLog log, AuctionRules rules)
{
    /// <summary>The auctions.</summary>
    public AuctionLog Log { get; } = log;

    /// <summary>Plays one slot, auction by auction.</summary>
    /// <param name="episode">The episode.</param>
    /// <param name="slot">The slot of the episode.</param>
    /// <param name="lambda">Value asked for per money, above 0.</param>
    /// <param name="money">What may be spent.</param>
    /// <returns>What was won.</returns>
    public EpisodeOutcome Play(int episode, int slot, double lambda, double money)
    {
        var at = (episode * Log.Slots) + slot;
        double value = 0, clicks = 0, conversions = 0, spend = 0;
        var wins = 0;
        for (var auction = Log.SlotStart[at]; auction < Log.SlotStart[at + 1]; auction++)
        {
            var price = Log.Price[auction];
            if (price > rules.MaxBid || Log.Value[auction] < lambda * price)
                continue;
            var paid = rules.Kind == AuctionKind.FirstPrice ? Math.Min(Log.Value[auction] / lambda, rules.MaxBid) : price;
            if (paid > money - spend)
                continue;
            spend += paid;
            value += Log.Value[auction];
            clicks += Log.Clicks?[auction] ?? 0;
            conversions += Log.Conversions?[auction] ?? 0;
            wins++;
        }

        return new EpisodeOutcome(value, clicks, conversions, spend, wins, Log.SlotStart[at + 1] - Log.SlotStart[at]);
    }
}
