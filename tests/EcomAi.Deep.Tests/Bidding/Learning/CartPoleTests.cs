using System.Collections.Concurrent;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;
using Xunit.Abstractions;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class CartPoleTests(ITestOutputHelper output)
{
    private static readonly double[] AfterTwo = [0.49587129902400734, -0.2029047417302462, 0.10680908250899726, 0.36461023739709236];

    private const int Environments = 8;
    private const int MostSteps = 50_000;
    private const int LearningStarts = 1000;

    private static readonly DqnLearnerOptions Options = new()
    {
        Hidden = [128, 128],
        Gamma = .99,
        NStep = 8,
        BatchSize = 64,
        LearningRate = 2e-3,
        TargetRate = .01,
        Prioritized = false,
        Capacity = MostSteps,
    };

    /// <summary>The numbers come from the equations of Gymnasium's cartpole.py, worked out in Python: a push to the right, then one to the left.</summary>
    [Fact]
    public void The_pole_moves_as_in_Gymnasium()
    {
        var pole = new CartPole(1, 1);
        double[] start = [.5, -.2, .1, .3];
        start.CopyTo(pole.Bare(0));
        pole.Step([1]);
        pole.Step([0]);
        Assert.All(AfterTwo.Zip(pole.Bare(0).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void An_episode_ends_at_the_limits_and_is_cut_off_after_500_steps()
    {
        var poles = new CartPole(3, 1);
        poles.Bare(1)[0] = 2.41;
        poles.Bare(2)[2] = .22;
        poles.Step([0, 0, 0]);
        Assert.Equal([StepEnd.Running, StepEnd.Terminal, StepEnd.Terminal], poles.Ends);
        poles.Advance();
        Assert.All(poles.States[4..], number => Assert.True(Math.Abs(number) < .25)); // started anew near the middle
        for (var step = 1; step < CartPole.MostSteps; step++)
        {
            Assert.Equal(StepEnd.Running, poles.Ends[0]);
            poles.Bare(0).Clear();
            poles.Step([step % 2, 0, 0]);
        }

        Assert.Equal(StepEnd.Truncated, poles.Ends[0]);
    }

    [Fact]
    public void Four_of_five_seeds_learn_to_balance_the_pole_within_50_000_steps()
    {
        var returns = new ConcurrentDictionary<int, double>();
        Parallel.For(1, 6, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed => returns[seed] = Learn(seed));
        foreach (var (seed, mean) in returns.OrderBy(pair => pair.Key))
            output.WriteLine($"seed {seed}: mean return {mean:F1} over 100 greedy episodes");
        Assert.True(returns.Values.Count(mean => mean >= 475) >= 4, string.Join(", ", returns.Values));
    }

    /// <summary>The mean return over 100 greedy episodes of the network that did best on 40 others.</summary>
    private static double Learn(int seed)
    {
        using var learner = new DqnLearner(CartPole.Features, CartPole.Actions, Environments, Options, seed);
        using var best = new DqnLearner(CartPole.Features, CartPole.Actions, 1, Options with { Capacity = 1 }, seed);
        var poles = new CartPole(Environments, Seeds.Derive(seed, "poles"));
        var acting = new Xoshiro256(Seeds.Derive(seed, "acting"));
        var replay = new Xoshiro256(Seeds.Derive(seed, "replay"));
        var epsilon = new EpsilonSchedule(1, .04, MostSteps * 16 / 100);
        var actions = new int[Environments];
        var bestReturn = -1.0;
        for (var step = 0; step < MostSteps; step += Environments)
        {
            learner.Act(poles.States, step < LearningStarts ? 1 : epsilon.At(step), ref acting, actions);
            poles.Step(actions);
            learner.Observe(poles.States, actions, poles.Rewards, poles.Ends, poles.NextStates);
            poles.Advance();
            if (step < LearningStarts)
                continue;
            learner.LearningRate = Options.LearningRate * (1 - (.9 * step / MostSteps));
            learner.Update(ref replay);
            learner.Update(ref replay);
            if (step % 2000 != 0)
                continue;
            var mean = CartPole.MeanReturn(learner, 40, Seeds.Derive(seed, "validation"));
            if (mean > bestReturn)
            {
                bestReturn = mean;
                best.LoadState(learner.ModelState, null);
            }

            if (mean >= 499.5)
                break;
        }

        return CartPole.MeanReturn(best, 100, Seeds.Derive(seed, "test"));
    }
}
