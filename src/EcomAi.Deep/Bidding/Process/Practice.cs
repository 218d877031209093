using EcomAi.Deep.Bidding.Learning;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>The environments that the agent practises in, round by round.</summary>
/// <param name="process">The decision process over the training auctions.</param>
/// <param name="tasks">Draws each round's episodes.</param>
/// <param name="config">The configuration.</param>
/// <param name="best">Rewards by the best episode; null where actions are paid at once.</param>
internal sealed class Practice(DecisionProcess process, TrainingTasks tasks, DqnConfig config, EpisodeBestRewards? best)
{
    private readonly float[] _states = new float[process.States.Length];
    private readonly float[] _rewards = new float[process.Environments];
    private readonly StepEnd[] _ends = new StepEnd[process.Environments];

    /// <summary>Environments side by side.</summary>
    public int Environments => process.Environments;

    /// <summary>Slots of an episode.</summary>
    public int Slots => process.Slots;

    /// <summary>The states, [environments, features].</summary>
    public ReadOnlySpan<float> States => process.States;

    /// <summary>The actions that keep lambda in its range, [environments, actions].</summary>
    public ReadOnlySpan<bool> Allowed => process.Allowed;

    /// <summary>The network that pays for actions; null where they are paid at once.</summary>
    public RewardNetwork? Rewards => best?.Network;

    /// <summary>Starts a round of episodes.</summary>
    public void Begin(long round) => process.Begin(tasks.Draw(round));

    /// <summary>Plays a slot.</summary>
    /// <param name="actions">The action of each environment.</param>
    /// <param name="learner">Who remembers it; null plays only.</param>
    public void Play(ReadOnlySpan<int> actions, DqnLearner? learner)
    {
        process.States.CopyTo(_states.AsSpan());
        var slot = process.Slot;
        process.Step(actions, _rewards);
        best?.Record(slot, _states, actions, _rewards);
        if (learner is null)
            return;
        best?.Network.Predict(_states, actions, _rewards);
        Array.Fill(_ends, process.Over ? StepEnd.Terminal : StepEnd.Running);
        learner.Observe(_states, actions, _rewards, _ends, process.States, process.Allowed);
        if (process.Over)
            best?.EndRound();
    }

    /// <summary>What a pacer would do that sees the state alone: ask for more where it pays faster than an even course, for less where slower; sometimes anything.</summary>
    /// <param name="randomPart">The part of random actions, 0 to 1.</param>
    /// <param name="random">The random stream.</param>
    /// <param name="actions">Receives the actions.</param>
    public void BehaviourActions(double randomPart, ref Training.Xoshiro256 random, Span<int> actions)
    {
        var changes = config.Agent.Actions;
        for (var environment = 0; environment < actions.Length; environment++)
        {
            var allowed = Allowed.Slice(environment * changes.Count, changes.Count);
            // The state's fourth number is the logarithm of the pace over an even one.
            var wanted = .15 * process.States[(environment * process.Features) + StateEncoder.PacePlace];
            var any = random.NextDouble() < randomPart ? random.NextInt(changes.Count) : -1;
            actions[environment] = any >= 0 && allowed[any] ? any : Nearest(changes, allowed, wanted);
        }
    }

    private static int Nearest(IReadOnlyList<double> changes, ReadOnlySpan<bool> allowed, double wanted)
    {
        var nearest = -1;
        for (var action = 0; action < changes.Count; action++)
        {
            if (allowed[action] && (nearest < 0 || Math.Abs(changes[action] - wanted) < Math.Abs(changes[nearest] - wanted)))
                nearest = action;
        }

        return nearest;
    }
}
