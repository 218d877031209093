using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Market;

public sealed class SlotIndexTests
{
    [Theory]
    [InlineData(AuctionKind.SecondPrice, double.PositiveInfinity, 12)]
    [InlineData(AuctionKind.SecondPrice, 11, 12)]
    [InlineData(AuctionKind.SecondPrice, double.PositiveInfinity, 150)]
    [InlineData(AuctionKind.FirstPrice, double.PositiveInfinity, 12)]
    [InlineData(AuctionKind.FirstPrice, 11, 12)]
    [InlineData(AuctionKind.FirstPrice, 7.5, 150)]
    public void A_slot_is_played_as_auction_by_auction(AuctionKind kind, double maxBid, int mostInSlot)
    {
        var random = new Xoshiro256(17);
        var rules = new AuctionRules(kind, maxBid);
        var (ranOut, all) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var wholeValues = round % 2 == 0;
            var log = RandomLogs.Make(ref random, 3, 5, mostInSlot, wholeValues, outcomes: round % 3 != 0);
            var index = new SlotIndex(log, rules);
            for (var play = 0; play < 400; play++)
            {
                var (episode, slot) = (random.NextInt(3), random.NextInt(5));
                var money = random.NextInt(6) == 0 ? 0 : random.NextInt(3) == 0 ? 1e9 : random.NextInt(20 * mostInSlot);
                var lambda = Lambda(ref random, log);
                var expected = InOrder(log, rules, episode, slot, lambda, money);
                var actual = index.Play(episode, slot, lambda, money);
                all++;
                ranOut += expected.Spend < InOrder(log, rules, episode, slot, lambda, 1e12).Spend ? 1 : 0;
                if (wholeValues && kind == AuctionKind.SecondPrice)
                {
                    Assert.Equal(expected, actual);
                    continue;
                }

                Assert.Equal((expected.Wins, expected.Auctions, expected.Clicks, expected.Conversions), (actual.Wins, actual.Auctions, actual.Clicks, actual.Conversions));
                Assert.Equal(expected.Value, actual.Value, Math.Max(1e-12, 1e-12 * expected.Value));
                Assert.Equal(expected.Spend, actual.Spend, Math.Max(1e-9, 1e-12 * expected.Spend));
            }
        }

        Assert.InRange(ranOut, all / 20, all * 9 / 10);
    }

    [Fact]
    public void A_lambda_of_exactly_value_per_price_wins_and_the_next_larger_may_not()
    {
        var random = new Xoshiro256(5);
        for (var round = 0; round < 20_000; round++)
        {
            var price = round % 5 == 0 ? 1e-310 * (1 + random.NextInt(1000)) : 1 + random.NextInt(300);
            var value = round % 7 == 0 ? 0 : round % 11 == 0 ? 1e-300 * random.NextDouble() : random.NextDouble();
            var threshold = WinThreshold.Of(value, price);
            Assert.True(value >= threshold * price);
            Assert.False(value >= Math.BitIncrement(threshold) * price);
        }
    }

    [Fact]
    public void A_free_auction_is_won_at_any_lambda_and_without_money()
    {
        var log = new AuctionLog([0, .5], [0, 1], null, null, 1, [0, 2]);
        var index = new SlotIndex(log, new AuctionRules(AuctionKind.SecondPrice, double.PositiveInfinity));
        Assert.Equal(new EpisodeOutcome(0, 0, 0, 0, 1, 2), index.Play(0, 0, 1e300, 0));
    }

    [Fact]
    public void A_first_price_winner_pays_its_bid_up_to_the_highest_allowed()
    {
        // lambda 1/10: bids 20 -> cut to 15, 12, 8, 3; the last is below its price.
        var log = new AuctionLog([2, 1.2, .8, .3], [10, 10, 8, 4], null, null, 1, [0, 4]);
        var index = new SlotIndex(log, new AuctionRules(AuctionKind.FirstPrice, 15));
        var won = index.Play(0, 0, .1, 1000);
        Assert.Equal(3, won.Wins);
        Assert.Equal(4.0, won.Value, 1e-12);
        Assert.Equal(35.0, won.Spend, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_lambda_must_be_above_0(double lambda)
    {
        var index = new SlotIndex(new AuctionLog([1], [1], null, null, 1, [0, 1]), new AuctionRules(AuctionKind.SecondPrice, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Play(0, 0, lambda, 10));
    }

    [Theory]
    [InlineData(AuctionKind.SecondPrice, 12, 1, 1)]
    [InlineData(AuctionKind.SecondPrice, 12, 3, 1)]
    [InlineData(AuctionKind.SecondPrice, 12, 1, 1000)]
    [InlineData(AuctionKind.SecondPrice, 12, 3, 1000)]
    [InlineData(AuctionKind.SecondPrice, 12, 1, 13)]
    [InlineData(AuctionKind.SecondPrice, 250, 1, 1000)]
    [InlineData(AuctionKind.FirstPrice, 12, 1, 1000)]
    public void The_market_follows_the_slots_whatever_the_threads_and_the_neighbours(AuctionKind kind, int mostInSlot, int threads, int neighbours)
    {
        var random = new Xoshiro256(3);
        var log = RandomLogs.Make(ref random, 7, 6, mostInSlot, wholeValues: true, outcomes: neighbours != 13);
        var rules = new AuctionRules(kind, 25);
        const int Environments = 7003;
        var market = new ReplayMarket(new SlotIndex(log, rules), Environments, threads);
        var (left, lambda) = (new double[Environments], new double[Environments]);
        int Episode(int environment) => environment / neighbours % 7;
        for (var environment = 0; environment < Environments; environment++)
        {
            left[environment] = random.NextInt(20 * mostInSlot);
            market.Reset(environment, Episode(environment), left[environment]);
        }

        for (var slot = 0; slot < 6; slot++)
        {
            for (var environment = 0; environment < Environments; environment++)
                lambda[environment] = Lambda(ref random, log);
            market.Step(slot, lambda);
            for (var environment = 0; environment < Environments; environment++)
            {
                var expected = InOrder(log, rules, Episode(environment), slot, lambda[environment], left[environment]);
                left[environment] -= expected.Spend;
                Assert.Equal(left[environment], market.Left[environment], 1e-9);
                Assert.Equal(expected.Spend, market.SlotSpend[environment], kind == AuctionKind.SecondPrice ? 0 : 1e-9);
                Assert.Equal(
                    expected with { Spend = 0 },
                    new EpisodeOutcome(
                        market.SlotValue[environment], market.SlotClicks[environment], market.SlotConversions[environment], 0, market.SlotWins[environment], market.SlotAuctions[environment]));
                left[environment] = market.Left[environment]; // amounts that are not whole round differently
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void A_lambda_must_be_above_0_among_neighbours_too(double lambda)
    {
        var market = new ReplayMarket(new SlotIndex(new AuctionLog([1], [1], null, null, 1, [0, 1]), new AuctionRules(AuctionKind.SecondPrice, 10)), 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => market.Step(0, [1, 1, 1, 1, 1, 1, lambda, 1]));
    }

    [Fact]
    public void An_environment_refuses_an_episode_that_is_not_there_and_a_negative_budget()
    {
        var market = new ReplayMarket(new SlotIndex(new AuctionLog([1], [1], null, null, 1, [0, 1]), new AuctionRules(AuctionKind.SecondPrice, 10)), 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => market.Reset(0, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => market.Reset(0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => market.Step(1, [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => market.Step(0, [1]));
    }

    // Half of the time exactly the ratio of an auction of the log, where rounding matters.
    private static double Lambda(ref Xoshiro256 random, AuctionLog log)
    {
        if (log.Auctions == 0 || random.NextInt(2) == 0)
            return Math.Exp(2 * random.NextGaussian()) / 10;
        var auction = random.NextInt(log.Auctions);
        return log.Value[auction] > 0 && log.Price[auction] > 0 ? log.Value[auction] / log.Price[auction] : .3;
    }

    // The definition: a bid of value / lambda, cut at the highest allowed and at the money left, wins where it is at least the price.
    private static EpisodeOutcome InOrder(AuctionLog log, AuctionRules rules, int episode, int slot, double lambda, double money)
    {
        double value = 0, clicks = 0, conversions = 0, spend = 0;
        var (wins, at) = (0, (episode * log.Slots) + slot);
        for (var auction = log.SlotStart[at]; auction < log.SlotStart[at + 1]; auction++)
        {
            var (price, left) = (log.Price[auction], money - spend);
            if (log.Value[auction] < lambda * price || rules.MaxBid < price || left < price)
                continue;
            spend += rules.Kind == AuctionKind.SecondPrice ? price : Math.Min(log.Value[auction] / lambda, Math.Min(rules.MaxBid, left));
            value += log.Value[auction];
            clicks += log.Clicks is null ? 0 : log.Clicks[auction];
            conversions += log.Conversions is null ? 0 : log.Conversions[auction];
            wins++;
        }

        return new EpisodeOutcome(value, clicks, conversions, spend, wins, log.SlotStart[at + 1] - log.SlotStart[at]);
    }
}
