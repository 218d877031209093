using EcomAi.Deep.Bidding.Learning;

namespace EcomAi.Deep.Bidding.Process;

/// <summary>Rewards by the best episode (DRLB): keeps the round under way, teaches the reward network at its end, and asks it for the rewards of actions.</summary>
/// <param name="network">The reward network.</param>
/// <param name="environments">Environments side by side.</param>
/// <param name="slots">Slots of an episode.</param>
/// <param name="features">Numbers of a state.</param>
internal sealed class EpisodeBestRewards(RewardNetwork network, int environments, int slots, int features)
{
    private readonly float[] _states = new float[environments * slots * features];
    private readonly int[] _actions = new int[environments * slots];
    private readonly double[] _returns = new double[environments];

    /// <summary>The reward network.</summary>
    public RewardNetwork Network => network;

    /// <summary>Keeps one slot of every environment.</summary>
    /// <param name="slot">The slot; the first one starts the episodes anew.</param>
    /// <param name="states">The states acted in, [environments, features].</param>
    /// <param name="actions">The actions, [environments].</param>
    /// <param name="rewards">What they earned at once, [environments].</param>
    public void Record(int slot, ReadOnlySpan<float> states, ReadOnlySpan<int> actions, ReadOnlySpan<float> rewards)
    {
        if (slot == 0)
            Array.Clear(_returns);
        for (var environment = 0; environment < environments; environment++)
        {
            var at = (environment * slots) + slot;
            states.Slice(environment * features, features).CopyTo(_states.AsSpan(at * features));
            _actions[at] = actions[environment];
            _returns[environment] += rewards[environment];
        }
    }

    /// <summary>Teaches the network what the finished episodes came to.</summary>
    public void EndRound()
    {
        for (var environment = 0; environment < environments; environment++)
            network.EndEpisode(_states.AsSpan(environment * slots * features, slots * features), _actions.AsSpan(environment * slots, slots), _returns[environment]);
    }
}
