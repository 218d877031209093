namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Auctions in order, cut into episodes, each of which is cut into the same number of slots. Money is in the unit of the price column, value in the unit of the value
/// column.
/// </summary>
public sealed class AuctionLog
{
    /// <summary>Takes the columns and where episodes and slots begin.</summary>
    /// <param name="value">Predicted value of each auction, 0 or more.</param>
    /// <param name="price">Market price of each auction, 0 or more.</param>
    /// <param name="clicks">Clicks that came of each auction when it was won; null where the log does not tell.</param>
    /// <param name="conversions">Conversions that came of each auction when it was won; null where the log does not tell.</param>
    /// <param name="slots">Slots of an episode.</param>
    /// <param name="slotStart">
    /// episodes * slots + 1 places: slot s of episode e holds the auctions from slotStart[e * slots + s] up to, not including, slotStart[e * slots + s + 1].
    /// </param>
    public AuctionLog(double[] value, double[] price, double[]? clicks, double[]? conversions, int slots, int[] slotStart)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(slotStart);
        ArgumentOutOfRangeException.ThrowIfNotEqual(price.Length, value.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(clicks?.Length ?? value.Length, value.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(conversions?.Length ?? value.Length, value.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual((slotStart.Length - 1) % slots, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(slotStart[^1], value.Length);
        (Value, Price, Clicks, Conversions, Slots, SlotStart) = (value, price, clicks, conversions, slots, slotStart);
        Episodes = (slotStart.Length - 1) / slots;
    }

    /// <summary>Predicted value of each auction.</summary>
    public double[] Value { get; }

    /// <summary>Market price of each auction.</summary>
    public double[] Price { get; }

    /// <summary>Clicks of each auction when won; null where unknown.</summary>
    public double[]? Clicks { get; }

    /// <summary>Conversions of each auction when won; null where unknown.</summary>
    public double[]? Conversions { get; }

    /// <summary>Slots of an episode.</summary>
    public int Slots { get; }

    /// <summary>Where each slot of each episode begins, [episodes * slots + 1].</summary>
    public int[] SlotStart { get; }

    /// <summary>The number of episodes.</summary>
    public int Episodes { get; }

    /// <summary>The number of auctions.</summary>
    public int Auctions => Value.Length;

    /// <summary>The first auction of an episode; of the number of episodes, the number of auctions.</summary>
    public int EpisodeStart(int episode) => SlotStart[episode * Slots];

    /// <summary>The number of auctions of an episode.</summary>
    public int EpisodeLength(int episode) => EpisodeStart(episode + 1) - EpisodeStart(episode);
}
