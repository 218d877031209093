using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class DqnLearnerTests
{
    private const int Environments = 4;

    private static readonly DqnLearnerOptions Options = new() { Hidden = [24, 16], BatchSize = 16, Capacity = 300, PriorityBetaUpdates = 50, Gamma = .95, WeightDecay = .01 };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Going_on_from_a_checkpoint_is_going_on(bool prioritized, bool throughTorch)
    {
        using var scope = NewDisposeScope();
        var options = Options with { Prioritized = prioritized };
        using DqnLearner whole = Make(options, 7, throughTorch), first = Make(options, 7, throughTorch), second = Make(options, 8, throughTorch);
        Play(whole, 0, 120);
        Play(first, 0, 70);
        var saved = first.TrainingState.ToDictionary(named => named.Key, named => named.Value.clone());
        second.LoadState(first.ModelState.ToDictionary(named => named.Key, named => named.Value.clone()), saved);
        Play(second, 70, 120);
        Assert.Equal(whole.Updates, second.Updates);
        var expected = whole.ModelState.Concat(whole.TrainingState).ToDictionary();
        Assert.All(second.ModelState.Concat(second.TrainingState), named => Assert.True(named.Value.bytes.SequenceEqual(expected[named.Key].bytes), named.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_values_learned_are_those_of_the_CPU(bool prioritized)
    {
        var options = Options with { Prioritized = prioritized };
        using DqnLearner expected = Make(options, 7, throughTorch: true), actual = Make(options, 7, throughTorch: false, TestDevice.Current);
        float[] wanted = new float[4 * Environments], got = new float[4 * Environments];
        expected.Values(States(0), wanted);
        Play(expected, 0, 60);
        Play(actual, 0, 60);
        var before = (float[])wanted.Clone();
        expected.Values(States(0), wanted);
        actual.Values(States(0), got);

        Assert.True(wanted.Zip(before).Max(pair => Math.Abs(pair.First - pair.Second)) > .01, "nothing was learned");
        Assert.All(got.Zip(wanted), pair => Assert.Equal(pair.Second, pair.First, 1e-3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_thousand_updates_leave_no_tensor_behind(bool throughTorch)
    {
        using var learner = Make(Options, 7, throughTorch);
        Play(learner, 0, 40);
        var random = new Xoshiro256(1);
        learner.Update(ref random);
        var before = LiveTensors.Settled();
        for (var update = 0; update < 1000; update++)
            learner.Update(ref random);
        Play(learner, 40, 60);
        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void A_disposed_learner_leaves_no_tensor_behind()
    {
        var before = LiveTensors.Settled();
        using (var learner = Make(Options, 7, false))
        {
            Play(learner, 0, 40);
            Assert.NotEmpty(learner.TrainingState);
        }

        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void The_target_is_copied_at_the_updates_asked_for()
    {
        using var scope = NewDisposeScope();
        using var learner = Make(Options with { TargetRate = 1, TargetEvery = 3 }, 7, false);
        var random = new Xoshiro256(1);
        Play(learner, 0, 10, updates: false);
        for (var update = 1; update <= 6; update++)
        {
            learner.Update(ref random);
            var same = learner.ModelState.All(named => named.Value.equal(learner.TrainingState["target." + named.Key]).all().item<bool>());
            Assert.Equal(update % 3 == 0, same);
        }
    }

    [Fact]
    public void Without_exploration_the_best_allowed_action_is_taken()
    {
        using var learner = Make(Options, 7, false);
        var random = default(Xoshiro256);
        float[] states = [.3f, -.2f, .5f, -.9f, .1f, .8f];
        var values = new float[8];
        learner.Values(states, values);
        var actions = new int[2];
        learner.Act(states, 0, ref random, actions);
        Assert.Equal([Array.IndexOf(values[..4], values[..4].Max()), Array.IndexOf(values[4..], values[4..].Max())], actions);
        var masks = Enumerable.Repeat(true, 8).ToArray();
        masks[actions[0]] = masks[4 + actions[1]] = false;
        var second = new int[2];
        learner.Act(states, 0, ref random, second, masks);
        Assert.Equal(values[..4].Order().ElementAt(2), values[second[0]]);
        Assert.Equal(values[4..].Order().ElementAt(2), values[4 + second[1]]);
        Assert.Throws<ArgumentException>(() =>
        {
            var none = default(Xoshiro256);
            learner.Act(states, 0, ref none, second, new bool[8]);
        });
    }

    [Fact]
    public void Random_actions_are_even_over_the_allowed_ones()
    {
        using var learner = Make(Options, 7, false);
        var random = new Xoshiro256(4);
        var masks = new bool[3000 * 4];
        for (var i = 0; i < masks.Length; i++)
            masks[i] = i % 4 != 2;
        var actions = new int[3000];
        learner.Act(new float[3000 * 3], 1, ref random, actions, masks);
        for (var action = 0; action < 4; action++)
            Assert.Equal(action == 2 ? 0 : 1000, actions.Count(taken => taken == action), 100.0);
    }

    [Theory]
    [InlineData(true, 1f, 2f, 3f)]
    [InlineData(true, 3f, 2f, 1f)]
    [InlineData(true, 1f, 3f, 3f, 2f)]
    [InlineData(false, 3f, 1f, 2f)]
    [InlineData(false, 1f, 2f, 1f, 1f, 2f)]
    public void Values_with_one_peak_are_unimodal(bool expected, params float[] values) => Assert.Equal(expected, Unimodality.Holds(values));

    [Fact]
    public void States_whose_values_have_two_peaks_are_explored_more()
    {
        using var learner = Make(Options with { UnevenExploration = 1 }, 7, false);
        var random = new Xoshiro256(4);
        var draws = new Xoshiro256(9);
        var states = new float[2000 * 3];
        foreach (ref var number in states.AsSpan())
            number = draws.NextGaussian() * 3;
        var values = new float[2000 * 4];
        learner.Values(states, values);
        var actions = new int[2000];
        learner.Act(states, 1e-9, ref random, actions);
        var uneven = Enumerable.Range(0, 2000).Where(i => !Unimodality.Holds(values.AsSpan(i * 4, 4))).ToList();
        Assert.True(uneven.Count is > 100 and < 1900);
        Assert.All(Enumerable.Range(0, 2000).Except(uneven), i => Assert.Equal(values.AsSpan(i * 4, 4).ToArray().Max(), values[(i * 4) + actions[i]]));
        Assert.Equal(.25, uneven.Count(i => values.AsSpan(i * 4, 4).ToArray().Max() == values[(i * 4) + actions[i]]) / (double)uneven.Count, .08);
    }

    [Fact]
    public void Epsilon_falls_evenly_and_stays()
    {
        var schedule = new EpsilonSchedule(1, .1, 90);
        Assert.Equal([1, .9, .1, .1], new[] { 0L, 10, 90, 1000 }.Select(step => Math.Round(schedule.At(step), 12)));
        Assert.Equal(.1, new EpsilonSchedule(1, .1, 0).At(0));
    }

    [Fact]
    public void A_conservative_learner_prefers_what_the_log_did()
    {
        using DqnLearner bold = Make(Options, 7, false), careful = Make(Options with { ConservativeWeight = 2 }, 7, false);
        Assert.True(Share(careful) > .95);
        Assert.True(Share(bold) < .8);

        // A log that takes action 1 alone, for a reward of -1: an action never seen looks better unless it is held down.
        static double Share(DqnLearner learner)
        {
            var draws = new Xoshiro256(2);
            var rows = new TransitionRows(200, 3, 0);
            for (var i = 0; i < 200; i++)
            {
                float[] state = [draws.NextGaussian(), draws.NextGaussian(), draws.NextGaussian()];
                rows.Add(state, 1, -1, 0, state, default);
            }

            learner.Remember(rows);
            for (var update = 0; update < 600; update++)
                learner.Update(ref draws);
            var actions = new int[200];
            learner.Act(rows.States, 0, ref draws, actions);
            return actions.Count(action => action == 1) / 200.0;
        }
    }

    [Fact]
    public void An_empty_memory_and_a_foreign_checkpoint_are_refused()
    {
        using var learner = Make(Options, 7, false);
        using var other = Make(Options with { Hidden = [5] }, 7, false);
        Assert.Throws<InvalidOperationException>(() =>
        {
            var random = default(Xoshiro256);
            learner.Update(ref random);
        });
        Assert.Throws<CheckpointException>(() => learner.LoadState(other.ModelState, other.TrainingState));
        Assert.Throws<CheckpointException>(() => learner.LoadState(other.ModelState, null));
    }

    private static DqnLearner Make(DqnLearnerOptions options, long seed, bool throughTorch, Device? device = null) =>
        new(3, 4, Environments, options, seed, masked: false, device, throughTorch);

    // A walk whose randomness depends on the step alone, so that it can be taken up anywhere.
    private static void Play(DqnLearner learner, int from, int to, bool updates = true)
    {
        var actions = new int[Environments];
        for (var step = from; step < to; step++)
        {
            var random = new Xoshiro256(Seeds.Derive(5, "step", step));
            var states = States(step);
            learner.Act(states, .3, ref random, actions);
            var rewards = new float[Environments];
            var ends = new StepEnd[Environments];
            for (var e = 0; e < Environments; e++)
            {
                rewards[e] = states[3 * e] - (.5f * actions[e]);
                ends[e] = (StepEnd)((step + e) % 11 == 10 ? 1 : (step + e) % 17 == 16 ? 2 : 0);
            }

            learner.Observe(states, actions, rewards, ends, States(step + 1));
            if (updates && learner.Memory.Count > 0)
                learner.Update(ref random);
        }
    }

    private static float[] States(int step)
    {
        var random = new Xoshiro256(Seeds.Derive(5, "state", step));
        var states = new float[3 * Environments];
        foreach (ref var number in states.AsSpan())
            number = random.NextGaussian();
        return states;
    }
}
