using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

/// <summary>Expected numbers by hand.</summary>
public sealed class BestAllocationTests
{
    // Value per price: 3, 2, 2, 1.
    private static readonly AuctionLog Log = Logs.One([2, 3, 4, 3], [2, 1, 2, 1.5]);

    [Fact]
    public void Money_goes_to_the_best_value_per_price()
    {
        // 3 for 1, then 2 of 4 / 2 and 3 / 1.5 (the former stands first), then 1: 1 + 2 + 1.5 fit 4.6.
        var best = BestAllocation.Of(new HindsightIndex(Log), Log, 0, 4.6, null);
        Assert.Equal([1, 2, 3], best.Taken);
        Assert.Equal((10, 4.5, 1), (best.Value, best.Spend, best.Lambda));
    }

    [Fact]
    public void A_limit_on_cost_per_value_ends_it_earlier()
    {
        // 1 / 3, 3 / 7 = .43, 4.5 / 10 = .45.
        var best = BestAllocation.Of(new HindsightIndex(Log), Log, 0, 4.6, .44);
        Assert.Equal([1, 2], best.Taken);
        Assert.Equal((7, 3, 2), (best.Value, best.Spend, best.Lambda));
    }
}
