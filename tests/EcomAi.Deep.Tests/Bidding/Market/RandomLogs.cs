using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Market;

/// <summary>Small logs with ties, values and prices of 0, and empty slots.</summary>
internal static class RandomLogs
{
    public static AuctionLog Make(ref Xoshiro256 random, int episodes, int slots, int mostInSlot, bool wholeValues, bool outcomes)
    {
        var starts = new int[(episodes * slots) + 1];
        for (var at = 0; at < starts.Length - 1; at++)
            starts[at + 1] = starts[at] + (random.NextInt(4) == 0 ? 0 : random.NextInt(mostInSlot + 1));
        var auctions = starts[^1];
        var (value, price) = (new double[auctions], new double[auctions]);
        var (clicks, conversions) = (outcomes ? new double[auctions] : null, outcomes ? new double[auctions] : null);
        for (var auction = 0; auction < auctions; auction++)
        {
            value[auction] = random.NextInt(8) == 0 ? 0 : wholeValues ? random.NextInt(20) : Math.Exp(random.NextGaussian());
            price[auction] = random.NextInt(10) == 0 ? 0 : random.NextInt(30);
            if (clicks is null || conversions is null)
                continue;
            clicks[auction] = random.NextInt(2);
            conversions[auction] = random.NextInt(3);
        }

        return new AuctionLog(value, price, clicks, conversions, slots, starts);
    }
}
