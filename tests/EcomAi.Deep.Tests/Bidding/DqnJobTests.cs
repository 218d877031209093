using EcomAi.Deep.Bidding;
using EcomAi.Deep.Tests.Bidding.Process;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Bidding;

public sealed class DqnJobTests
{
    [Fact]
    public void Updates_of_a_round_are_spread_exactly_over_its_slots()
    {
        // 11 updates over 8 slots: up to slot s there are floor(11 s / 8).
        var small = new SmallProcess(change: config => config with { Train = config.Train with { UpdatesPerRound = 11, NStep = 1, RoundsPerEpoch = 2, Epochs = 1 } });
        using var agent = new SmallAgent(small);
        Assert.Equal([1, 2, 4, 5, 6, 8, 9, 11, 12, 13, 15, 16, 17, 19, 20, 22], Updates(agent));
    }

    [Fact]
    public void There_is_no_update_before_the_memory_is_warm()
    {
        // 6 environments with transitions of one step: 18 of them after the third slot.
        var small = new SmallProcess(change: config => config with { Train = config.Train with { UpdatesPerRound = 8, NStep = 1, WarmUp = 18, RoundsPerEpoch = 1, Epochs = 1 } });
        using var agent = new SmallAgent(small);
        Assert.Equal([0, 0, 1, 2, 3, 4, 5, 6], Updates(agent));
    }

    [Fact]
    public void The_learning_rate_follows_its_schedule_over_all_epochs()
    {
        var small = new SmallProcess(change: config => config with
        {
            Train = config.Train with { RoundsPerEpoch = 1, Epochs = 2, LearningRate = .01, Decay = LearningRateDecay.Linear },
        });
        using var agent = new SmallAgent(small);
        using var job = agent.Job();
        var rates = new List<double>();
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in job.Epoch(epoch, 0))
            {
                using var scope = NewDisposeScope();
                job.Step(batch);
                rates.Add(job.LearningRate!.Value);
            }
        }

        var schedule = new LearningRateSchedule(.01, LearningRateDecay.Linear, 16);
        Assert.Equal([.. Enumerable.Range(0, 16).Select(step => schedule.At(step))], rates);
    }

    /// <summary>The logged bidder acts at random; what the agent makes of its log has to win more than it did.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(.2)]
    public void Learning_offline_beats_the_random_bids_that_it_learned_from(double conservative)
    {
        var small = new SmallProcess(40, change: config => config with
        {
            Agent = config.Agent with { Hidden = [32, 32] },
            Train = config.Train with
            {
                Offline = true,
                EpsilonStart = 1,
                Conservative = conservative,
                Environments = 64,
                BatchSize = 64,
                WarmUp = 512,
                Memory = 20_000,
                UpdatesPerRound = 60,
                RoundsPerEpoch = 25,
                Epochs = 1,
                RightStarts = 0,
                BudgetSpread = 1,
            },
        });
        using var agent = new SmallAgent(small);
        BiddingTask[] tasks = [.. Enumerable.Range(0, 40).SelectMany(episode => new[] { small.Task(episode, .25, .35), small.Task(episode, .25, 2.5) })];
        var untrained = agent.Bidder.Bid(small.Log, tasks, null, new StopSignal()).Sum(outcome => outcome.Value);
        Updates(agent);
        var learned = agent.Bidder.Bid(small.Log, tasks, null, new StopSignal()).Sum(outcome => outcome.Value);
        var random = Random(small, tasks);
        Assert.True(learned > 1.05 * random, $"learned {learned}, random {random}, untrained {untrained}");
    }

    private static double Random(SmallProcess small, BiddingTask[] tasks)
    {
        var process = small.Of(tasks.Length);
        process.Begin(tasks);
        var random = new Xoshiro256(9);
        while (!process.Over)
            process.Step(small.Draw(ref random, tasks.Length), new float[tasks.Length]);
        return process.TotalValue.Sum();
    }

    private static List<long> Updates(SmallAgent agent)
    {
        using var job = agent.Job();
        var updates = new List<long>();
        foreach (var batch in job.Epoch(0, 0))
        {
            using var scope = NewDisposeScope();
            job.Step(batch);
            updates.Add(agent.Learner.Updates);
        }

        return updates;
    }
}
