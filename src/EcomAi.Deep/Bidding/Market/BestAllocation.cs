namespace EcomAi.Deep.Bidding.Market;

/// <summary>The best allocation of one episode in hindsight, with the auctions that it takes.</summary>
/// <param name="Value">Value won, R*.</param>
/// <param name="Spend">Money paid.</param>
/// <param name="Lambda">Value per money of the best auction that was not taken, of the last one where all were.</param>
/// <param name="Taken">The auctions taken, places in the log, by falling value per money.</param>
public sealed record BestAllocation(double Value, double Spend, double Lambda, ArraySegment<int> Taken)
{
    /// <summary>
    /// Allocates one episode's budget knowing all prices: auctions by value per price, taken while the money paid fits the budget. It is the optimum of the linear program to
    /// within one auction (Dantzig 1957). Under a limit on cost per value the order stays the best, for both limits weigh price against value; taking ends where either is reached.
    /// </summary>
    /// <param name="index">The episodes' auctions by value per price.</param>
    /// <param name="log">The auctions.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="budget">What may be spent, money.</param>
    /// <param name="costLimit">The most that the wins may cost per unit of value; null sets no limit.</param>
    public static BestAllocation Of(HindsightIndex index, AuctionLog log, int episode, double budget, double? costLimit)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(log);
        var start = log.EpisodeStart(episode);
        var best = index.Of(episode, budget);
        if (costLimit is not { } most || best.Spend <= most * best.Value)
            return new BestAllocation(best.Value, best.Spend, best.Lambda, new ArraySegment<int>(index.Order, start, best.Wins));
        double value = 0, spend = 0;
        var taken = 0;
        for (; taken < best.Wins; taken++)
        {
            var auction = index.Order[start + taken];
            if (spend + log.Price[auction] > most * (value + log.Value[auction]))
                break;
            spend += log.Price[auction];
            value += log.Value[auction];
        }

        return new BestAllocation(value, spend, index.Ratio[start + taken], new ArraySegment<int>(index.Order, start, taken));
    }
}
