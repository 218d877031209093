using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// How many auctions an episode still expects. Where an episode is a number of auctions it is known; where it is a day, it is the mean of the training part's days, slot by slot,
/// for no bidder knows how many auctions a day will bring.
/// </summary>
internal sealed class EpisodeClock
{
    private readonly int? _auctions;
    private readonly double[] _after;

    /// <summary>Learns the traffic.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="episodes">The training episodes; at least one where <paramref name="auctions"/> is null.</param>
    /// <param name="auctions">The number of auctions that makes an episode; null where an episode is a day.</param>
    public EpisodeClock(AuctionLog log, IReadOnlyList<int> episodes, int? auctions)
    {
        _auctions = auctions;
        Expected = new double[log.Slots];
        for (var slot = 0; slot < log.Slots; slot++)
        {
            Expected[slot] = auctions is { } all
                ? ((slot + 1L) * all / log.Slots) - ((long)slot * all / log.Slots)
                : episodes.Average(episode => (double)log.SlotStart[(episode * log.Slots) + slot + 1] - log.SlotStart[(episode * log.Slots) + slot]);
        }

        _after = new double[log.Slots + 1];
        for (var slot = log.Slots - 1; slot >= 0; slot--)
            _after[slot] = _after[slot + 1] + Expected[slot];
    }

    /// <summary>The auctions expected in each slot.</summary>
    public double[] Expected { get; }

    /// <summary>The auctions expected in an episode.</summary>
    public double Total => _after[0];

    /// <summary>Whether an episode's number of auctions is known.</summary>
    public bool Known => _auctions is not null;

    /// <summary>The auctions still expected, this one among them, at least 1.</summary>
    public double Left(in AuctionMoment at) => _auctions is { } all
        ? Math.Max(all - at.InEpisode, 1)
        : Math.Max(_after[at.Slot + 1] + Math.Max(Expected[at.Slot] - at.InSlot, 0), 1);
}
