using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

/// <summary>Small logs.</summary>
internal static class Logs
{
    public static readonly AuctionRules SecondPrice = new(AuctionKind.SecondPrice, double.PositiveInfinity);

    /// <summary>One episode, cut into slots of equal length.</summary>
    public static AuctionLog One(double[] values, double[] prices, int slots = 1, double[]? clicks = null) =>
        new(values, prices, clicks, null, slots, [.. Enumerable.Range(0, slots + 1).Select(slot => slot * values.Length / slots)]);

    /// <summary>Episodes of 40 auctions in 4 slots: whole prices of 1 to 50, values that lean toward the dear ones.</summary>
    public static AuctionLog Many(int episodes, ulong seed)
    {
        const int length = 40;
        var draws = new Xoshiro256(seed);
        var (values, prices) = (new double[episodes * length], new double[episodes * length]);
        for (var i = 0; i < values.Length; i++)
        {
            prices[i] = 1 + draws.NextInt(50);
            values[i] = (draws.NextDouble() + (prices[i] / 100)) * .01;
        }

        return new AuctionLog(values, prices, [.. values.Select(value => value > .01 ? 1.0 : 0)], null, 4, [.. Enumerable.Range(0, (episodes * 4) + 1).Select(slot => slot * 10)]);
    }

    public static DqnConfig Config(BidBaselineOptions? baselines = null, BudgetConfig? budget = null) => new()
    {
        Family = "dqn",
        Seed = 7,
        Market = new MarketConfig { Auctions = "auctions.parquet", EpisodeAuctions = 40, Slots = 4, MaxBid = 100 },
        Budget = budget ?? new BudgetConfig { Fractions = [.25] },
        Baselines = baselines ?? new BidBaselineOptions(),
    };

    public static ByFraction<T> Setting<T>(T setting)
    {
        var settings = new ByFraction<T>("the setting");
        settings.Set(1, setting);
        return settings;
    }
}
