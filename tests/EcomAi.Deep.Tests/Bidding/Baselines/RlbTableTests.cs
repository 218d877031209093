using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

public sealed class RlbTableTests
{
    // Prices 1 and 2, half each, theta_avg 1: V_1 = 0, .5, 1, 1 and V_2 = 0, .75, 1.25, 1.75 for 0 to 3 units.
    private static RlbTable ByHand(AuctionKind kind) => RlbTable.Solve([0, .5, .5], 1, 3, 3, kind, new StopSignal());

    [Theory]
    [InlineData(2, 2, .4, 0)]
    [InlineData(2, 2, .5, 1)]
    [InlineData(2, 2, 1, 2)]
    [InlineData(2, 3, 0, 1)] // The third unit buys nothing in one auction.
    [InlineData(3, 2, .49, 0)] // The second unit is worth .5 in two auctions.
    [InlineData(3, 2, .51, 1)]
    [InlineData(3, 2, 1.26, 2)]
    [InlineData(1, 3, .001, 2)] // Money left after the last auction is worth nothing: the highest price.
    [InlineData(1, 1, .001, 1)]
    public void Bids_are_those_of_a_table_by_hand(int left, int units, double value, int expected) =>
        Assert.Equal(expected, ByHand(AuctionKind.SecondPrice).Bid(left, units, value));

    [Theory]
    [InlineData(1, 3, 1, 2)] // Winning for certain at 2, for money left is worth nothing.
    [InlineData(2, 2, .9, 1)] // V_1 = 0, .5, 1: 1 gives .5 * (.9 - .5) = .2, 2 gives .9 - 1 < 0.
    [InlineData(2, 2, 1.6, 2)] // 1 gives .55, 2 gives .6.
    [InlineData(2, 2, 1.4, 1)] // 1 gives .45, 2 gives .4.
    public void Bids_of_first_price_auctions_weigh_the_chance_to_win_against_the_gain(int left, int units, double value, int expected) =>
        Assert.Equal(expected, ByHand(AuctionKind.FirstPrice).Bid(left, units, value));

    [Theory]
    [InlineData(AuctionKind.SecondPrice)]
    [InlineData(AuctionKind.FirstPrice)]
    public void Bids_equal_those_of_plain_loops_over_the_definition(AuctionKind kind)
    {
        const int auctions = 30, units = 97;
        const double mean = .7;
        var draws = new Xoshiro256(3);
        double[] probability = [.. Enumerable.Range(0, 19).Select(_ => draws.NextDouble())];
        var sum = probability.Sum();
        probability = [.. probability.Select(p => p / sum)];
        var values = PlainValues(probability, mean, auctions, units, kind);
        var table = RlbTable.Solve(probability, mean, auctions, units, kind, new StopSignal());
        for (var left = 1; left <= auctions; left++)
        {
            for (var money = 0; money <= units; money++)
            {
                var value = draws.NextDouble() * 2;
                Assert.Equal(PlainBid(values[left - 1], probability, money, value, kind), table.Bid(left, money, value));
            }
        }
    }

    private static double[][] PlainValues(double[] probability, double mean, int auctions, int units, AuctionKind kind)
    {
        var values = new double[auctions][];
        values[0] = new double[units + 1];
        for (var row = 1; row < auctions; row++)
        {
            values[row] = new double[units + 1];
            for (var b = 0; b <= units; b++)
            {
                double all = 0, best = 0, winning = probability[0];
                for (var d = 0; d <= Math.Min(b, probability.Length - 1); d++)
                {
                    var gain = Math.Max(0, mean + values[row - 1][b - d] - values[row - 1][b]);
                    all += probability[d] * gain;
                    if (d > 0)
                        best = Math.Max(best, (winning += probability[d]) * gain);
                }

                values[row][b] = values[row - 1][b] + (kind == AuctionKind.SecondPrice ? all : best);
            }
        }

        return values;
    }

    private static int PlainBid(double[] values, double[] probability, int money, double value, AuctionKind kind)
    {
        var (bid, best, winning) = (0, 0.0, probability[0]);
        for (var d = 1; d <= Math.Min(money, probability.Length - 1); d++)
        {
            winning += probability[d];
            var gain = value + values[money - d] - values[money];
            if (kind == AuctionKind.SecondPrice && gain >= 0)
                bid = d;
            if (kind == AuctionKind.FirstPrice && winning * gain > best)
                (best, bid) = (winning * gain, d);
        }

        return bid;
    }

    [Fact]
    public void A_table_that_would_be_too_large_spans_fewer_auctions()
    {
        Assert.Equal((1000, 1969), RlbRule.Size(1000, 1969.7, 300, 33_554_432));

        // More than 300 a auction buys no more than 300 does.
        Assert.Equal((10, 3000), RlbRule.Size(10, 1e12, 300, 33_554_432));
        var (rows, units) = RlbRule.Size(10_000, 62_500, 300, 33_554_432);
        Assert.InRange(rows * (units + 1L), 33_000_000, 33_554_432);
        Assert.InRange(units / (double)rows, 12.49, 12.51);
    }

    [Fact]
    public void Prices_are_smoothed_as_published()
    {
        // (count + 1) / (sum + levels).
        Assert.Equal([.2, .4, .4], PriceLevels.OfCounts([0, 1, 1], Logs.SecondPrice).Probability);

        // Prices above the highest bid count in the sum alone: (0 + 1, 1 + 1) / (2 + 2).
        Assert.Equal([.25, .5], PriceLevels.OfCounts([0, 1, 1], new AuctionRules(AuctionKind.SecondPrice, 1)).Probability);
    }

    [Fact]
    public void A_wish_to_stop_is_heard_within_a_table()
    {
        var stop = new StopSignal();
        stop.Request(130);
        Assert.Equal(130, Assert.Throws<RunStoppedException>(() => RlbTable.Solve([0, .5, .5], 1, 3, 3, AuctionKind.SecondPrice, stop)).ExitCode);
    }

    [Fact]
    public void Many_prices_are_put_together_rounded_up()
    {
        var counts = new long[1026];
        counts[0] = counts[1] = counts[2] = counts[3] = 1;
        var levels = PriceLevels.OfCounts(counts, Logs.SecondPrice);
        Assert.Equal(3, levels.Unit);
        Assert.Equal(343, levels.Probability.Length);
        Assert.Equal(4 / 347.0, levels.Probability[1], 12);
        Assert.Equal(2 / 347.0, levels.Probability[0], 12);
    }
}
