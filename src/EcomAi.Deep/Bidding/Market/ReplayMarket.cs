namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Replays many episodes side by side, slot by slot, each with a lambda of its own: an auction is won when value / price >= lambda, the bid being value / lambda. Each slot is
/// one binary search in its auctions sorted by value / price, with prefix sums of cost and value; auction by auction only where the money runs out.
/// </summary>
/// <param name="index">The sorted slots.</param>
/// <param name="environments">How many episodes are replayed side by side.</param>
public sealed class ReplayMarket(SlotIndex index, int environments)
{
    private readonly int[] _episode = new int[environments];

    /// <summary>How many episodes are replayed side by side.</summary>
    public int Environments => environments;

    /// <summary>Money left of each environment.</summary>
    public double[] Left { get; } = new double[environments];

    /// <summary>Money paid in the last slot of each environment.</summary>
    public double[] SlotSpend { get; } = new double[environments];

    /// <summary>Value won in the last slot of each environment.</summary>
    public double[] SlotValue { get; } = new double[environments];

    /// <summary>Auctions won in the last slot of each environment.</summary>
    public int[] SlotWins { get; } = new int[environments];

    /// <summary>Auctions of the last slot of each environment.</summary>
    public int[] SlotAuctions { get; } = new int[environments];

    /// <summary>Clicks won in the last slot of each environment.</summary>
    public double[] SlotClicks { get; } = new double[environments];

    /// <summary>Conversions won in the last slot of each environment.</summary>
    public double[] SlotConversions { get; } = new double[environments];

    /// <summary>Puts an environment at the beginning of an episode.</summary>
    public void Reset(int environment, int episode, double budget)
    {
        _episode[environment] = episode;
        Left[environment] = budget;
    }

    /// <summary>Plays one slot in every environment.</summary>
    /// <param name="slot">The slot, the same for all.</param>
    /// <param name="lambda">Value asked for per money, of each environment, above 0.</param>
    public void Step(int slot, ReadOnlySpan<double> lambda)
    {
        for (var environment = 0; environment < environments; environment++)
        {
            var won = index.Play(_episode[environment], slot, lambda[environment], Left[environment]);
            Left[environment] -= won.Spend;
            SlotSpend[environment] = won.Spend;
            SlotValue[environment] = won.Value;
            SlotWins[environment] = won.Wins;
            SlotAuctions[environment] = won.Auctions;
            SlotClicks[environment] = won.Clicks;
            SlotConversions[environment] = won.Conversions;
        }
    }
}
