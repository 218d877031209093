using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Tests.Bidding.Baselines;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Process;

public sealed class RewardRuleTests
{
    private static readonly AuctionLog Log = Logs.Many(6, 21);
    private static readonly SlotIndex Index = new(Log, Logs.SecondPrice);
    private static readonly HindsightIndex Hindsight = new(Log);

    /// <summary>Whatever the bids, the sum of an episode's rewards is its value over the optimum less a constant of the episode.</summary>
    [Theory]
    [InlineData(80)]
    [InlineData(400)]
    [InlineData(100_000)] // more than everything costs
    public void Regret_ranks_episodes_as_their_value_does(double budget)
    {
        var random = new Xoshiro256(5);
        for (var episode = 0; episode < Log.Episodes; episode++)
        {
            var differences = new List<double>();
            var spends = new List<double>();
            for (var trial = 0; trial < 6; trial++)
            {
                var (value, spend, sum) = Play(new BiddingTask(episode, budget, .25, 1), Config(null), () => .0002 * Math.Exp(1.5 * random.NextGaussian()));
                differences.Add(sum - (value / Hindsight.Of(episode, budget).Value));
                spends.Add(spend);
            }

            Assert.All(differences, difference => Assert.Equal(differences[0], difference, 9));
            Assert.True(spends.Distinct().Count() > 1, "the bids must differ in what they cost");
        }
    }

    /// <summary>The constant is that of the dual bound: nothing bids better than the optimum by more than one auction.</summary>
    [Fact]
    public void The_optimum_itself_has_almost_no_regret()
    {
        var optimum = Hindsight.Of(0, 300);
        var (_, _, sum) = Play(new BiddingTask(0, 300, .25, 1), Config(null), () => Math.BitIncrement(optimum.Lambda));
        Assert.InRange(sum, -Log.Value.Max() / optimum.Value, 1e-12);
    }

    [Fact]
    public void A_limit_that_binds_is_weighed_by_its_own_price()
    {
        var limit = 1000.0;
        var config = Config(limit);
        var best = BestAllocation.Of(Hindsight, Log, 0, 1000, limit);
        Assert.True(Hindsight.Of(0, 1000).Spend > limit * Hindsight.Of(0, 1000).Value, "the limit must bind in this case");
        var random = new Xoshiro256(6);
        var differences = new List<double>();
        for (var trial = 0; trial < 6; trial++)
        {
            // No bid above limit * value, so that the limit holds.
            var (value, spend, sum) = Play(new BiddingTask(0, 1000, .25, 1), config, () => 1 / limit * (1 + random.NextDouble()));
            Assert.True(spend <= limit * value);
            differences.Add(sum - (value / best.Value));
        }

        Assert.All(differences, difference => Assert.Equal(differences[0], difference, 9));
    }

    [Fact]
    public void An_episode_above_the_limit_pays_for_the_excess_and_for_the_breach()
    {
        var limit = 1000.0;
        var task = new BiddingTask(0, 1000, .25, 1);
        var (free, held) = (Config(limit), Config(limit) with { Train = new DqnTrainConfig { Reward = RewardKind.Regret, LimitPenalty = 3, ViolationPenalty = .01 } });
        var (value, spend, without) = Play(task, free, () => .0001);
        var (_, _, with) = Play(task, held, () => .0001);
        Assert.True(spend > limit * value, "the limit must be broken in this case");
        // The tuned lambda of Play is .0002.
        var best = BestAllocation.Of(Hindsight, Log, 0, 1000, limit).Value;
        Assert.Equal((-3 * .0002 * (spend - (limit * value)) / best) - .01, with - without, 9);
    }

    [Fact]
    public void Immediate_rewards_are_parts_of_the_optimum()
    {
        var config = Config(null) with { Train = new DqnTrainConfig { Reward = RewardKind.Immediate } };
        var (value, _, sum) = Play(new BiddingTask(0, 300, .25, 1), config, () => .0002);
        Assert.Equal(value / Hindsight.Of(0, 300).Value, sum, 12);
    }

    [Fact]
    public void An_episode_without_value_has_no_rewards()
    {
        var log = Logs.One([0, 0], [1, 2]);
        var rule = RewardRule.Of(new HindsightIndex(log), log, new BiddingTask(0, 5, .25, 1), .001, Config(null));
        Assert.Equal(0, rule.OfSlot(new SlotIndex(log, Logs.SecondPrice), 0, 0, 3, 0) + rule.OfEnd(2, 3, 0));
    }

    [Fact]
    public void Auctions_without_value_beside_others_do_no_harm()
    {
        var log = Logs.One([0, 2], [1, 2]);
        var rule = RewardRule.Of(new HindsightIndex(log), log, new BiddingTask(0, 50, .25, 1), .001, Config(null));
        Assert.Equal(0, rule.OfSlot(new SlotIndex(log, Logs.SecondPrice), 0, 0, 2, 2), 12);
    }

    private static DqnConfig Config(double? limit) => Logs.Config(budget: new BudgetConfig { Fractions = [.25], CpcLimit = limit }) with
    {
        Train = new DqnTrainConfig { Reward = RewardKind.Regret, LimitPenalty = 0, ViolationPenalty = 0 },
    };

    private static (double Value, double Spend, double Sum) Play(BiddingTask task, DqnConfig config, Func<double> lambda)
    {
        var rule = RewardRule.Of(Hindsight, Log, task, .0002, config);
        double value = 0, spend = 0, sum = 0;
        for (var slot = 0; slot < Log.Slots; slot++)
        {
            var won = Index.Play(task.Episode, slot, lambda(), task.Budget - spend);
            (value, spend) = (value + won.Value, spend + won.Spend);
            sum += rule.OfSlot(Index, task.Episode, slot, won.Spend, won.Value);
        }

        return (value, spend, sum + rule.OfEnd(task.Budget - spend, spend, value));
    }
}
