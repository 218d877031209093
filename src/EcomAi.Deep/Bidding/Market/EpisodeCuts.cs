using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>Where episodes and their slots begin among auctions in order.</summary>
internal static class EpisodeCuts
{
    /// <summary>Microseconds of a day.</summary>
    public const long Day = 86_400_000_000;

    /// <summary>
    /// Episodes of a number of auctions: slot s of an episode of n auctions holds those from n * s / slots up to n * (s + 1) / slots, in whole numbers; a last episode of fewer
    /// auctions is cut alike.
    /// </summary>
    /// <returns>episodes * slots + 1 places; the last is the number of auctions that are kept.</returns>
    public static int[] ByCount(int auctions, int episodeAuctions, int slots, bool keepShort)
    {
        var whole = auctions / episodeAuctions;
        var episodes = whole + (keepShort && auctions % episodeAuctions > 0 ? 1 : 0);
        var starts = Starts(episodes, slots);
        for (var episode = 0; episode < episodes; episode++)
        {
            var first = episode * episodeAuctions;
            var length = Math.Min(episodeAuctions, auctions - first);
            for (var slot = 0; slot < slots; slot++)
                starts[(episode * slots) + slot] = first + (int)((long)length * slot / slots);
        }

        starts[^1] = Math.Min(auctions, episodes * episodeAuctions);
        return starts;
    }

    /// <summary>Episodes of a UTC day, the slots equal parts of its 24 hours; days without auctions are passed over.</summary>
    /// <param name="times">Microseconds since 1970-01-01 UTC in rising order.</param>
    /// <param name="slots">Slots of a day.</param>
    public static int[] ByDay(ReadOnlySpan<long> times, int slots)
    {
        var days = 0;
        for (var auction = 0; auction < times.Length; auction++)
            days += auction == 0 || DayOf(times[auction]) != DayOf(times[auction - 1]) ? 1 : 0;
        var starts = Starts(days, slots);
        var at = 0; // places up to this one are set
        for (int auction = 0, episode = -1; auction < times.Length; auction++)
        {
            var day = DayOf(times[auction]);
            if (auction == 0 || day != DayOf(times[auction - 1]))
                episode++;
            var place = (episode * slots) + (int)((times[auction] - (day * Day)) * slots / Day);
            while (at < place)
                starts[++at] = auction;
        }

        starts.AsSpan(at + 1).Fill(times.Length);
        return starts;
    }

    private static int[] Starts(int episodes, int slots)
    {
        var places = ((long)episodes * slots) + 1;
        return places <= Array.MaxLength / 8
            ? new int[places]
            : throw new DataException($"market.slots: {episodes:N0} episodes of {slots:N0} slots are more than can be held; take fewer slots, or longer episodes.");
    }

    private static long DayOf(long time) => time >= 0 ? time / Day : ((time + 1) / Day) - 1;
}
