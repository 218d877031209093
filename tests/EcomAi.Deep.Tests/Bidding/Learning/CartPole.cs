using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Learning;

/// <summary>
/// CartPole-v1 (Barto, Sutton and Anderson 1983, as in Gymnasium), many side by side: Euler steps of .02 s, over at 2.4 m or 12 degrees, cut off after 500 steps, 1 a step.
/// </summary>
internal sealed class CartPole
{
    public const int Features = 4;
    public const int Actions = 2;
    public const int MostSteps = 500;
    private const double Gravity = 9.8, PoleMass = .1, TotalMass = 1.1, HalfLength = .5, Force = 10, Tau = .02;
    private const double MostAngle = 12 * 2 * Math.PI / 360, MostDistance = 2.4;

    // Position, speed, angle and angular speed in about -1..1.
    private static readonly double[] Scales = [2.4, 2, .21, 2];
    private readonly double[] _state;
    private readonly int[] _steps;
    private Xoshiro256 _random;

    public CartPole(int count, ulong seed)
    {
        Count = count;
        _random = new Xoshiro256(seed);
        _state = new double[count * Features];
        _steps = new int[count];
        (States, NextStates) = (new float[count * Features], new float[count * Features]);
        (Rewards, Ends) = (new float[count], new StepEnd[count]);
        Array.Fill(Rewards, 1);
        for (var i = 0; i < count; i++)
            Reset(i);
    }

    public int Count { get; }

    /// <summary>The states to act in, scaled.</summary>
    public float[] States { get; }

    /// <summary>The states that followed the last actions, scaled, before environments at an end were started anew.</summary>
    public float[] NextStates { get; }

    public float[] Rewards { get; }

    public StepEnd[] Ends { get; }

    /// <summary>The bare state of one environment, to be set in tests of the physics.</summary>
    public Span<double> Bare(int environment) => _state.AsSpan(environment * Features, Features);

    /// <summary>Acts everywhere: 0 pushes left, 1 right. <see cref="States"/> stays as it was until <see cref="Advance"/>.</summary>
    public void Step(ReadOnlySpan<int> actions)
    {
        for (var i = 0; i < Count; i++)
        {
            var s = Bare(i);
            var force = actions[i] == 1 ? Force : -Force;
            double cos = Math.Cos(s[2]), sin = Math.Sin(s[2]);
            var push = (force + (PoleMass * HalfLength * s[3] * s[3] * sin)) / TotalMass;
            var turn = ((Gravity * sin) - (cos * push)) / (HalfLength * ((4.0 / 3) - (PoleMass * cos * cos / TotalMass)));
            var slide = push - (PoleMass * HalfLength * turn * cos / TotalMass);
            (s[0], s[1], s[2], s[3]) = (s[0] + (Tau * s[1]), s[1] + (Tau * slide), s[2] + (Tau * s[3]), s[3] + (Tau * turn));
            _steps[i]++;
            Ends[i] = Math.Abs(s[0]) > MostDistance || Math.Abs(s[2]) > MostAngle ? StepEnd.Terminal
                : _steps[i] >= MostSteps ? StepEnd.Truncated
                : StepEnd.Running;
            Scale(i, NextStates);
        }
    }

    /// <summary>Goes to the states that followed, or to the first of a new episode.</summary>
    public void Advance()
    {
        for (var i = 0; i < Count; i++)
        {
            if (Ends[i] != StepEnd.Running)
                Reset(i);
            else
                Scale(i, States);
        }
    }

    /// <summary>The mean return of greedy episodes, one an environment.</summary>
    public static double MeanReturn(DqnLearner learner, int episodes, ulong seed)
    {
        var poles = new CartPole(episodes, seed);
        var actions = new int[episodes];
        var alive = Enumerable.Repeat(true, episodes).ToArray();
        var random = default(Xoshiro256);
        var total = 0;
        while (alive.Contains(true))
        {
            learner.Act(poles.States, 0, ref random, actions);
            poles.Step(actions);
            for (var i = 0; i < episodes; i++)
            {
                total += alive[i] ? 1 : 0;
                alive[i] &= poles.Ends[i] == StepEnd.Running;
            }

            poles.Advance();
        }

        return (double)total / episodes;
    }

    private void Reset(int i)
    {
        foreach (ref var part in Bare(i))
            part = (_random.NextDouble() * .1) - .05;
        _steps[i] = 0;
        Scale(i, States);
    }

    private void Scale(int i, float[] target)
    {
        var s = Bare(i);
        for (var k = 0; k < Features; k++)
            target[(i * Features) + k] = (float)(s[k] / Scales[k]);
    }
}
