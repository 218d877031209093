using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Tests.Bidding.Baselines;

namespace EcomAi.Deep.Tests.Bidding.Market;

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

    [Theory]
    [InlineData(100, 2, 9, 3, 1.5)] // everything that can be won: 6 for 1 and 3 for 2
    [InlineData(1.5, 1, 6, 1, 1.5)] // the money ends before 3 for 2
    [InlineData(.5, 0, 0, 0, 6)]
    public void What_is_dearer_than_the_highest_bid_is_never_taken(double budget, int wins, double value, double spend, double lambda)
    {
        var best = new HindsightIndex(Logs.One([40, 3, 6, 40], [3, 2, 1, 2.5]), 2).Of(0, budget);
        Assert.Equal((wins, value, spend, lambda), (best.Wins, best.Value, best.Spend, best.Lambda));
    }

    [Fact]
    public void Small_prices_count_as_they_are_where_prices_are_not_whole()
    {
        // .2 for .1 is 2 per money, before .9 for .6; with prices held at 1 the second would go first and leave nothing for the other.
        var best = BestAllocation.Of(new HindsightIndex(Logs.One([.9, .2, .5], [.6, .1, 0])), Logs.One([.9, .2, .5], [.6, .1, 0]), 0, .65, null);
        Assert.Equal([2, 1], best.Taken);

        // Whole prices of 0 count as 1: 5 for 0 comes after 6 for 1.
        Assert.Equal([1, 0], new HindsightIndex(Logs.One([5, 6], [0, 1])).Order);
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
