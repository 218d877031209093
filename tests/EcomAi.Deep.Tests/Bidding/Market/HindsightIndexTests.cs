using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Tests.Bidding.Baselines;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class HindsightIndexTests
{
    [Fact]
    public void It_takes_by_value_per_price_while_the_money_lasts()
    {
        // By value per price: 3 (cost 2), 2 (1), 1.5 (4), .5 (2).
        var index = new HindsightIndex(Logs.One([6, 1, 2, 6], [2, 2, 1, 4]));
        Assert.Equal(new HindsightOptimum(2, 8, 3, 1.5), index.Of(0, 6.9));
        Assert.Equal(new HindsightOptimum(3, 14, 7, .5), index.Of(0, 7));
        Assert.Equal(new HindsightOptimum(0, 0, 0, 3), index.Of(0, 0));
        Assert.Equal(new HindsightOptimum(4, 15, 9, .5), index.Of(0, 9));
        Assert.Equal(index.Of(0, 9), index.Of(0, double.PositiveInfinity));
    }

    [Fact]
    public void Of_equals_the_first_in_the_log_comes_first()
    {
        var index = new HindsightIndex(Logs.One([2, 4, 1, 3, 6], [2, 4, 1, 3, 2]));
        Assert.Equal([4, 0, 1, 2, 3], index.Order);
        Assert.Equal(new HindsightOptimum(2, 8, 4, 1), index.Of(0, 7));
    }

    [Fact]
    public void What_is_worth_nothing_is_never_taken_and_lambda_stays_above_zero()
    {
        var index = new HindsightIndex(Logs.One([0, 4, 0, 1], [1, 2, 0, 2]));
        Assert.Equal(new HindsightOptimum(2, 5, 4, .5), index.Of(0, 100));
        Assert.Equal(new HindsightOptimum(2, 5, 4, .5), index.Of(0, double.PositiveInfinity));
        Assert.Equal(new HindsightOptimum(0, 0, 0, 0), new HindsightIndex(Logs.One([0, 0], [1, 2])).Of(0, 100));
    }

    [Fact]
    public void An_episode_without_auctions_has_no_optimum()
    {
        var index = new HindsightIndex(new AuctionLog([3, 1], [1, 1], null, null, 1, [0, 1, 1, 2]));
        Assert.Equal(new HindsightOptimum(0, 0, 0, 0), index.Of(1, 5));
        Assert.Equal(new HindsightOptimum(1, 1, 1, 1), index.Of(2, 5));
    }

    /// <summary>Dantzig 1957: greedy misses the best set by less than the value of one auction.</summary>
    [Fact]
    public void No_set_of_auctions_is_better_by_a_whole_auction()
    {
        var random = new Xoshiro256(3);
        for (var trial = 0; trial < 50; trial++)
        {
            var (values, prices) = (new double[10], new double[10]);
            for (var i = 0; i < 10; i++)
                (values[i], prices[i]) = (1 + random.NextInt(20), 1 + random.NextInt(20));
            var budget = random.NextInt(120);
            var found = new HindsightIndex(Logs.One(values, prices)).Of(0, budget);
            var best = 0.0;
            for (var set = 0; set < 1024; set++)
            {
                double cost = 0, value = 0;
                for (var i = 0; i < 10; i++)
                    (cost, value) = (cost + (((set >> i) & 1) * prices[i]), value + (((set >> i) & 1) * values[i]));
                best = cost <= budget ? Math.Max(best, value) : best;
            }

            Assert.InRange(found.Spend, 0, budget);
            Assert.InRange(found.Value, best - values.Max() + 1e-9, best);
        }
    }
}
