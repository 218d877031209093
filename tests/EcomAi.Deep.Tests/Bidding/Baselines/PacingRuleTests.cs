using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Baselines;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

/// <summary>Expected numbers by hand.</summary>
public sealed class PacingRuleTests
{
    private static MarketFacts FourSlots() => MarketFacts.Of(Logs.Config(), Logs.Many(6, 1), [0, 1, 2, 3]);

    private static PidRule Pid(double? limit, PidGains gains) =>
        new(Logs.Setting(2.0), Logs.Setting(gains), Logs.Setting(SpendingPlan.Of(SpendingPlanKind.Uniform, FourSlots(), .25)), limit);

    private static double BidAfter(PidRule rule, params (double Spend, double Before)[] slots)
    {
        rule.Begin(new BiddingTask(0, 40, 1, 1));
        for (var slot = 0; slot < slots.Length; slot++)
            rule.EndSlot(slot, slots[slot].Spend, slots[slot].Before);
        return rule.Bid(new AuctionMoment(1, 0, slots.Length, 0, 0));
    }

    [Fact]
    public void Pid_adds_gains_times_errors_to_the_logarithm_of_the_start()
    {
        // Targets 10 of 40 in the first slot and 35 / 3 in the second; errors .5 and .4.
        var bid = BidAfter(Pid(null, new PidGains(.3, .2, .1)), (5, 40), (7, 35));
        Assert.Equal(2 * Math.Exp((.3 * .4) + (.2 * .9) - (.1 * .1)), bid, 12);
    }

    [Fact]
    public void A_slot_that_overspends_counts_no_more_than_twice_its_target() =>
        Assert.Equal(2 * Math.Exp(-.2), BidAfter(Pid(null, new PidGains(0, .1, 0)), (40, 40)), 12);

    [Fact]
    public void A_limit_holds_the_change_of_the_multiplier()
    {
        var gains = new PidGains(0, .5, 0);
        Assert.Equal(2 * 1.08, BidAfter(Pid(.08, gains), (0, 40)), 12);
        Assert.Equal(2 * .92, BidAfter(Pid(.08, gains), (40, 40)), 12);

        // Errors of 1 twice want e^1; two slots allow 1.08 squared.
        Assert.Equal(2 * 1.08 * 1.08, BidAfter(Pid(.08, gains), (0, 40), (0, 40)), 12);
    }

    [Fact]
    public void Paced_linear_bids_by_the_money_left_and_the_time_left()
    {
        var plan = SpendingPlan.Of(SpendingPlanKind.Uniform, FourSlots(), .25);
        var rule = new PacedLinearRule(Logs.Setting(new PacedBid(8, 1)), .5, Logs.Setting(plan));
        rule.Begin(new BiddingTask(0, 100, 1, .5));

        // 30 of 40 auctions left, 60 of 100 money: .25 / .5 * 8 * .5 * (.6 / .75).
        Assert.Equal(1.6, rule.Bid(new AuctionMoment(.25, 60, 1, 0, 10)), 12);
    }

    [Theory]
    [InlineData(1, 60, .8)] // 60 of 100 money and 30 of 40 auctions left: .6 / .75
    [InlineData(3, 60, .512)]
    [InlineData(2, 6, 1 / 64.0)] // .08, held at 1/8
    [InlineData(.5, 0, .35355339059327373)]
    public void The_exponent_says_how_strongly_paced_linear_answers_its_course(double exponent, double left, double expected)
    {
        var plan = SpendingPlan.Of(SpendingPlanKind.Uniform, FourSlots(), .25);
        var rule = new PacedLinearRule(Logs.Setting(new PacedBid(1, exponent)), 1, Logs.Setting(plan));
        rule.Begin(new BiddingTask(0, 100, 1, 1));
        Assert.Equal(expected, rule.Bid(new AuctionMoment(1, left, 1, 0, 10)), 12);
    }

    [Fact]
    public void The_plan_of_hindsight_follows_where_the_best_allocation_spends()
    {
        // Two slots; only the second holds what is worth its price: 3 of 4 money there, 1 of 4 in the first.
        var log = Logs.One([1, 1, 6, .1], [1, 50, 3, 50], 2);
        var config = Logs.Config() with { Market = Logs.Config().Market with { EpisodeAuctions = 4, Slots = 2 }, Budget = new BudgetConfig { Fractions = [.1], UnitCost = 10 } };
        var plan = SpendingPlan.Of(SpendingPlanKind.Hindsight, MarketFacts.Of(config, log, [0]), .1);
        Assert.Equal([.25, .75], plan.Share);

        // Half of the first slot's auctions are over: 1 - .25 / 2.
        Assert.Equal(.875, plan.Left(new AuctionMoment(0, 0, 0, 1, 1)), 12);
    }

    [Fact]
    public void Days_expect_the_traffic_of_the_training_part()
    {
        // Days of 1 + 5 and 3 + 1 auctions: 2 and 3 expected.
        var log = new AuctionLogOf(1, 5, 3, 1).Log;
        var clock = new EpisodeClock(log, [0, 1], null);
        Assert.Equal([2, 3], clock.Expected);
        Assert.Equal(4, clock.Left(new AuctionMoment(0, 0, 0, 1, 1)));
        Assert.Equal(3, clock.Left(new AuctionMoment(0, 0, 0, 4, 4)));
        Assert.Equal(1, clock.Left(new AuctionMoment(0, 0, 1, 4, 9)));
    }

    [Fact]
    public void A_ramp_goes_to_its_target_as_fast_as_the_actions_allow()
    {
        var rule = new RampRule(Logs.Setting(1.0), .5, 2) { Target = .3 };
        rule.Begin(new BiddingTask(0, 1, 1, .5));
        Assert.Equal(.5, rule.Bid(new AuctionMoment(1, 0, 0, 0, 0)), 12); // the start, lambda 2
        rule.EndSlot(0, 0, 0);
        Assert.Equal(1, rule.Bid(new AuctionMoment(1, 0, 1, 0, 0)), 12); // lambda 2 falls to 1
        rule.EndSlot(1, 0, 0);
        Assert.Equal(2, rule.Bid(new AuctionMoment(1, 0, 2, 0, 0)), 12);
        rule.EndSlot(2, 0, 0);
        Assert.Equal(1 / .3, rule.Bid(new AuctionMoment(1, 0, 3, 0, 0)), 12);
    }

    private sealed class AuctionLogOf
    {
        public AuctionLogOf(params int[] lengths)
        {
            var starts = new int[lengths.Length + 1];
            for (var slot = 0; slot < lengths.Length; slot++)
                starts[slot + 1] = starts[slot] + lengths[slot];
            Log = new EcomAi.Deep.Bidding.Market.AuctionLog(new double[starts[^1]], new double[starts[^1]], null, null, 2, starts);
        }

        public EcomAi.Deep.Bidding.Market.AuctionLog Log { get; }
    }
}
