using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Process;

public sealed class DecisionProcessTests
{
    [Fact]
    public void The_first_slot_is_played_with_the_start_itself_and_actions_multiply_from_there()
    {
        var small = new SmallProcess();
        var process = small.Of(1);
        var task = small.Task(2, .25, .5);
        process.Begin([task]);
        var (left, lambda, rewards) = (task.Budget, 1 / small.Scale.Multiplier(task.BudgetFraction) / .5, new float[1]);
        int[] actions = [4, 0, 4, 2, 3, 1, 0, 4];
        for (var slot = 0; slot < SmallProcess.Slots; slot++)
        {
            lambda *= slot == 0 ? 1 : 1 + small.Config.Agent.Actions[actions[slot]];
            var won = small.Index.Play(2, slot, lambda, left);
            left -= won.Spend;
            process.Step([actions[slot]], rewards);
            Assert.Equal(lambda, process.Lambda[0]);
            Assert.Equal((won.Spend, won.Value, won.Wins, left), (process.Market.SlotSpend[0], process.Market.SlotValue[0], process.Market.SlotWins[0], process.Market.Left[0]));
        }

        Assert.True(process.Over);
        Assert.Equal(task.Budget - left, process.TotalSpend[0], 9);
    }

    [Fact]
    public void Episodes_side_by_side_go_as_each_alone()
    {
        var small = new SmallProcess(wholePrices: false);
        BiddingTask[] tasks = [small.Task(0, .1, 1), small.Task(5, .5, .3), small.Task(0, .25, 3)];
        var (together, alone) = (small.Of(3), new[] { small.Of(1), small.Of(1), small.Of(1) });
        together.Begin(tasks);
        var random = new Xoshiro256(4);
        for (var i = 0; i < 3; i++)
            alone[i].Begin([tasks[i]]);
        var (all, one) = (new float[3], new float[1]);
        while (!together.Over)
        {
            var actions = small.Draw(ref random, 3);
            together.Step(actions, all);
            for (var i = 0; i < 3; i++)
            {
                alone[i].Step([actions[i]], one);
                Assert.Equal(one[0], all[i]);
                Assert.Equal(alone[i].States, together.States.AsSpan(i * together.Features, together.Features).ToArray());
                Assert.Equal(alone[i].Allowed, together.Allowed.AsSpan(i * 5, 5).ToArray());
            }
        }
    }

    [Fact]
    public void Beginning_again_forgets_the_episode_before()
    {
        var small = new SmallProcess();
        var (used, fresh) = (small.Of(1), small.Of(1));
        used.Begin([small.Task(1, .5, 1)]);
        for (var slot = 0; slot < 5; slot++)
            used.Step([4], new float[1]);
        used.Begin([small.Task(3, .25, 2)]);
        fresh.Begin([small.Task(3, .25, 2)]);
        Assert.Equal(fresh.States, used.States);
        var (a, b) = (new float[1], new float[1]);
        used.Step([1], a);
        fresh.Step([1], b);
        Assert.Equal(fresh.States, used.States);
        Assert.Equal(b, a);
    }

    [Fact]
    public void A_guard_keeps_lambda_above_what_the_limit_asks()
    {
        var small = new SmallProcess(change: config => config with { Budget = new BudgetConfig { Fractions = [.25], CpcLimit = 2000, GuardGain = 20, GuardOffset = -.2 } });
        var process = small.Of(1);
        var task = small.Task(1, .5, 3);
        process.Begin([task]);
        var guard = CostGuard.Of(small.Config.Budget)!.Value;
        var held = 0;
        while (!process.Over)
        {
            var least = guard.LowestLambda(process.TotalSpend[0], process.TotalValue[0], task.Budget);
            process.Step([0], new float[1]);
            Assert.True(process.Lambda[0] >= least);
            held += process.Lambda[0] == least ? 1 : 0;
        }

        Assert.True(held > 0, "the guard must hold in this case");
    }

    [Fact]
    public void Whoever_no_longer_learns_sees_the_same_without_rewards()
    {
        var small = new SmallProcess();
        var (with, without) = (small.Of(1), small.Of(1, rewards: false));
        with.Begin([small.Task(1, .25, 1)]);
        without.Begin([small.Task(1, .25, 1)]);
        var rewards = new float[] { 7 };
        while (!with.Over)
        {
            with.Step([3], new float[1]);
            without.Step([3], rewards);
            Assert.Equal(with.States, without.States);
            Assert.Equal(0, rewards[0]);
        }
    }

    [Fact]
    public void Rewards_are_scaled()
    {
        var (one, hundred) = (Sum(1), Sum(100));
        Assert.Equal(100 * one, hundred, 3);
        Assert.NotEqual(0, one);

        static double Sum(double scale)
        {
            var small = new SmallProcess(change: config => config with { Train = config.Train with { RewardScale = scale } });
            var process = small.Of(1);
            process.Begin([small.Task(1, .25, 1)]);
            var (sum, rewards) = (0.0, new float[1]);
            while (!process.Over)
            {
                process.Step([2], rewards);
                sum += rewards[0];
            }

            return sum;
        }
    }
}
