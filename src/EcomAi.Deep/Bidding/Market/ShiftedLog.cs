using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>The same auctions cut into episodes at several offsets, so that each is met in other company.</summary>
public static class ShiftedLog
{
    /// <summary>Cuts episodes at evenly spread offsets.</summary>
    /// <param name="log">The auctions.</param>
    /// <param name="episodes">Which of its episodes, all of one length; nothing outside them is taken.</param>
    /// <param name="offsets">The number of offsets; 1 gives the same episodes.</param>
    /// <exception cref="DataException">There would be more auctions than can be held.</exception>
    public static AuctionLog Cut(AuctionLog log, Range episodes, int offsets)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfLessThan(offsets, 1);
        var (first, count) = episodes.GetOffsetAndLength(log.Episodes);
        var end = log.EpisodeStart(first + count);
        if ((long)(end - log.EpisodeStart(first)) * offsets > Array.MaxLength / 8)
        {
            throw new DataException(
                $"train.offsets: {offsets:N0} times the {end - log.EpisodeStart(first):N0} auctions of the training part are more than can be held; take fewer offsets.");
        }

        var places = new List<int>();
        var slots = new List<int>();
        for (var offset = 0; offset < offsets; offset++)
        {
            for (var episode = first; episode < first + count; episode++)
            {
                var shift = (int)((long)log.EpisodeLength(episode) * offset / offsets);
                if (log.EpisodeStart(episode + 1) + shift > end)
                    continue;
                for (var slot = 0; slot < log.Slots; slot++)
                {
                    var at = (episode * log.Slots) + slot;
                    slots.Add(places.Count);
                    for (var auction = log.SlotStart[at] + shift; auction < log.SlotStart[at + 1] + shift; auction++)
                        places.Add(auction);
                }
            }
        }

        slots.Add(places.Count);
        int[] order = [.. places];
        return new AuctionLog(Pick(log.Value)!, Pick(log.Price)!, Pick(log.Clicks), Pick(log.Conversions), log.Slots, [.. slots]);

        double[]? Pick(double[]? column) => column is null ? null : Array.ConvertAll(order, place => column[place]);
    }
}
