using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

public sealed class BidderFactoryTests
{
    private static readonly StopSignal Never = new();

    public static TheoryData<BidderKind> Rules => [.. Enum.GetValues<BidderKind>().Where(kind => kind != BidderKind.Dqn)];

    private static EpisodeOutcome[] Bid(BidderKind kind, DqnConfig config, AuctionLog log, int[] train, double factor = 1)
    {
        var facts = MarketFacts.Of(config, log, train);
        return BidderFactory.Create(kind, config, facts).Bid(log, [.. facts.TuningTasks(.25, factor)], null, Never);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_keeps_its_budget_and_wins_no_more_than_hindsight(BidderKind kind)
    {
        var (config, log) = (Logs.Config(), Logs.Many(12, 5));
        var facts = MarketFacts.Of(config, log, [0, 1, 2, 3, 4, 5]);
        var budget = facts.Budget(.25);
        var outcomes = BidderFactory.Create(kind, config, facts).Bid(log, [.. Enumerable.Range(6, 6).Select(e => new BiddingTask(e, budget, .25, 1))], null, Never);

        // The greedy optimum may miss one auction that the money would still have bought.
        var dearest = log.Value.Max();
        for (var row = 0; row < outcomes.Length; row++)
        {
            Assert.InRange(outcomes[row].Spend, 1, budget);
            Assert.InRange(outcomes[row].Value, 0, facts.Best(new BiddingTask(6 + row, budget, .25, 1)).Value + dearest);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void On_a_simulated_market_of_days_a_rule_comes_near_what_can_be_reached(BidderKind kind)
    {
        var config = new DqnConfig
        {
            Family = "dqn",
            Market = new MarketConfig { Slots = 24, Simulation = new SimulationConfig { Days = 20, Auctions = 200 } },
            Budget = new BudgetConfig { Fractions = [.2] },
            Baselines = new BidBaselineOptions { PidPlan = SpendingPlanKind.Hindsight, PacedPlan = SpendingPlanKind.Uniform },
        };
        var market = MarketData.Load(config.Market);
        var facts = MarketFacts.Of(config, market);
        Assert.Equal(market.MeanPrice(market.Train), facts.UnitCost, 9);
        Assert.Equal(market.MeanValue(market.Train), facts.MeanValue, 9);
        BiddingTask[] tasks = [.. Enumerable.Range(market.Test.Start.Value, 6).Select(day => new BiddingTask(day, facts.Budget(.2), .2, 1))];
        var outcomes = BidderFactory.Create(kind, config, facts).Bid(market.Log, tasks, null, Never);
        Assert.All(outcomes, outcome => Assert.InRange(outcome.Spend, 0, facts.Budget(.2)));

        // A rule that wins less of the ceiling does not work at all.
        Assert.InRange(outcomes.Sum(o => o.Value) / tasks.Sum(task => facts.Best(task).Value), kind == BidderKind.Random ? .2 : .33, 1.01);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nothing_is_learned_from_the_test_part(BidderKind kind)
    {
        // The same training part, another test part.
        var (one, other) = (Logs.Many(8, 5), Logs.Many(8, 5));
        for (var auction = other.EpisodeStart(4); auction < other.Auctions; auction++)
            (other.Value[auction], other.Price[auction]) = (1, 1);
        Assert.Equal(Bid(kind, Logs.Config(), one, [0, 1, 2, 3]), Bid(kind, Logs.Config(), other, [0, 1, 2, 3]));
    }

    [Theory]
    [InlineData(BidderKind.Constant)]
    [InlineData(BidderKind.Linear)]
    [InlineData(BidderKind.Pid)]
    [InlineData(BidderKind.PacedLinear)]
    public void A_start_far_too_low_wins_less(BidderKind kind)
    {
        var log = Logs.Many(8, 5);
        Assert.True(Bid(kind, Logs.Config(), log, [0, 1, 2, 3], .05).Sum(o => o.Value) < Bid(kind, Logs.Config(), log, [0, 1, 2, 3]).Sum(o => o.Value));
    }

    [Fact]
    public void Random_bids_are_the_same_each_time_and_others_under_another_seed()
    {
        var log = Logs.Many(8, 5);
        var first = Bid(BidderKind.Random, Logs.Config(), log, [0, 1, 2, 3]);
        Assert.Equal(first, Bid(BidderKind.Random, Logs.Config(), log, [0, 1, 2, 3]));
        Assert.NotEqual(first, Bid(BidderKind.Random, Logs.Config() with { Seed = 8 }, log, [0, 1, 2, 3]));
    }

    [Fact]
    public void The_tuned_multiplier_is_the_one_that_wins_most()
    {
        // Falling prices, 6 of money: a bid of 3 to 4 wins the last three for 3 + 2 + 1; more spends it on dearer ones, less leaves money.
        var log = Logs.One([1, 1, 1, 1, 1, 1], [6, 5, 4, 3, 2, 1]);
        Assert.InRange(LinearTuning.Multiplier(log, [0], 6, Logs.SecondPrice), 3, 3.9999);
    }

    [Theory]
    [InlineData(LimitRuleKind.Guard)]
    [InlineData(LimitRuleKind.Cap)]
    public void A_limit_on_cost_per_value_is_kept_on_the_training_part(LimitRuleKind kind)
    {
        var log = Logs.Many(20, 5);
        int[] train = [.. Enumerable.Range(0, 20)];
        var free = Bid(BidderKind.Linear, Logs.Config(), log, train);
        var limit = free.Sum(o => o.Spend) / free.Sum(o => o.Value) * .7;
        var budget = new BudgetConfig { Fractions = [.25], CpcLimit = limit };
        var kept = Bid(BidderKind.Linear, Logs.Config(new BidBaselineOptions { LimitRule = kind }, budget), log, train);
        Assert.Equal(free, Bid(BidderKind.Linear, Logs.Config(new BidBaselineOptions { LimitRule = LimitRuleKind.None }, budget), log, train));
        Assert.True(free.Count(o => o.Spend > limit * o.Value) > 10);
        Assert.True(kept.Count(o => o.Spend > limit * o.Value) <= 1); // 5 % of 20

        // More than bids that never pay above the limit would have won, for cheap wins pay for dear ones.
        var facts = MarketFacts.Of(Logs.Config(budget: budget), log, train);
        var strict = facts.TuningTasks(.25, 1).Sum(task => facts.Replay.Play(log, task, new McpcRule(limit), BidLimit.None).Value);
        Assert.True(kept.Sum(o => o.Value) > 1.05 * strict);
    }

    [Fact]
    public void The_exponent_of_paced_linear_is_tuned_where_none_is_given()
    {
        var (config, log) = (Logs.Config(), Logs.Many(12, 5));
        var facts = MarketFacts.Of(config, log, [.. Enumerable.Range(0, 12)]);
        var plan = SpendingPlan.Of(SpendingPlanKind.Traffic, facts, .25);
        PacedBid Tuned(double? exponent) =>
            new RuleTuning(config with { Baselines = new BidBaselineOptions { PacedExponent = exponent } }, facts, Never).BestPacing(.25, plan);
        double Worth(PacedBid bid)
        {
            var (bids, plans) = (new ByFraction<PacedBid>("the bid"), new ByFraction<SpendingPlan>("the plan"));
            bids.Set(.25, bid);
            plans.Set(.25, plan);
            return facts.TuningTasks(.25, 1).Sum(task => facts.Replay.Play(log, task, new PacedLinearRule(bids, facts.MeanValue, plans), BidLimit.None).Value);
        }

        Assert.Equal(1, Tuned(1).Exponent);
        var best = PacedBid.Exponents.Max(exponent => Worth(Tuned(exponent)));
        Assert.InRange(Worth(Tuned(null)), .995 * best, double.PositiveInfinity);
        Assert.True(Worth(Tuned(null)) >= Worth(Tuned(1)));
    }

    [Fact]
    public void A_given_bid_needs_no_training_part()
    {
        var (config, log) = (Logs.Config(new BidBaselineOptions { LinearBids = [12], MeanValue = .0075, CostPerValue = 3000 }, new BudgetConfig { Fractions = [.25], UnitCost = 25 }), Logs.Many(2, 5));
        var facts = MarketFacts.Of(config, log, []);
        Assert.Equal(250, facts.Budget(.25));
        Assert.Equal(1600, facts.LinearMultiplier(.25), 9);
        Assert.Single(BidderFactory.Create(BidderKind.Linear, config, facts).Bid(log, [new BiddingTask(0, 250, .25, 1)], null, Never));
    }

    [Fact]
    public void Without_a_training_part_the_message_says_what_to_give()
    {
        var log = Logs.Many(2, 5);
        var error = Assert.Throws<EcomException>(() => MarketFacts.Of(Logs.Config(), log, []));
        Assert.Contains("baselines.meanValue", error.Message, StringComparison.Ordinal);
        var config = Logs.Config(new BidBaselineOptions { MeanValue = .0075, CostPerValue = 3000 }, new BudgetConfig { Fractions = [.25], UnitCost = 25 });
        var facts = MarketFacts.Of(config, log, []);
        Assert.Contains("baselines.linearBids", Assert.Throws<EcomException>(() => BidderFactory.Create(BidderKind.Linear, config, facts)).Message, StringComparison.Ordinal);
        Assert.Contains("market.prices", Assert.Throws<EcomException>(() => BidderFactory.Create(BidderKind.Rlb, config, facts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fraction_that_was_not_prepared_for_is_refused()
    {
        var (config, log) = (Logs.Config(), Logs.Many(4, 5));
        var bidder = BidderFactory.Create(BidderKind.Linear, config, MarketFacts.Of(config, log, [0, 1]));
        Assert.Contains("budget.fractions", Assert.Throws<EcomException>(() => bidder.Bid(log, [new BiddingTask(3, 10, .3, 1)], null, Never)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wish_to_stop_is_heard()
    {
        var (config, log) = (Logs.Config(), Logs.Many(4, 5));
        var facts = MarketFacts.Of(config, log, [0, 1]);
        var stop = new StopSignal();
        stop.Request(130);
        Assert.Throws<RunStoppedException>(() => BidderFactory.Create(BidderKind.Rlb, config, facts).Bid(log, [new BiddingTask(3, 10, .25, 1)], null, stop));
    }

    [Fact]
    public void Tuning_takes_evenly_spaced_episodes_where_the_training_part_is_large()
    {
        var (config, log) = (Logs.Config(new BidBaselineOptions { TuningAuctions = 90 }), Logs.Many(8, 5));
        var facts = MarketFacts.Of(config, log, [.. Enumerable.Range(0, 8)]);
        Assert.Equal([0, 4], facts.TuningTasks(.25, 1).Select(task => task.Episode));
    }
}
