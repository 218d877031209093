using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// Learns the reward of an action as the best return of any episode that contained it (DRLB's RewardNet, Wu et al. 2018): an agent that is paid so prefers what led to good
/// episodes to what pays at once. The regression is a Q-learner's whose states have no successor.
/// </summary>
public sealed class RewardNetwork : IDisposable
{
    private const string BestPrefix = "best.";
    private readonly DqnLearner _regression;
    private readonly BestReturnMemory _best;
    private readonly int _features;
    private readonly int _actions;
    private float[] _values = [];

    /// <summary>A network drawn from a seed, and no episode yet.</summary>
    /// <param name="features">Numbers of a state.</param>
    /// <param name="actions">The number of actions.</param>
    /// <param name="options">Shape, batch, learning rate, capacity and the rest; what concerns later states does not matter.</param>
    /// <param name="grid">States are the same when all their numbers are, rounded to multiples of this.</param>
    /// <param name="seed">The seed of the first weights.</param>
    /// <param name="device">Where it lies; null is the host.</param>
    public RewardNetwork(int features, int actions, DqnLearnerOptions options, double grid, long seed, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_features, _actions) = (features, actions);
        var regression = options with { Dueling = false, DoubleQ = false, Prioritized = false, ConservativeWeight = 0, TargetEvery = int.MaxValue };
        _regression = new DqnLearner(features, actions, 1, regression, unchecked((long)Seeds.Derive(seed, "reward")), device: device);
        _best = new BestReturnMemory(options.Capacity, grid);
    }

    /// <summary>All live tensors by name; brought up to date when read.</summary>
    public IReadOnlyDictionary<string, Tensor> State
    {
        get
        {
            var state = new Dictionary<string, Tensor>(_regression.TrainingState);
            foreach (var (name, tensor) in _regression.ModelState)
                state.Add(name, tensor);
            foreach (var (name, tensor) in _best.State)
                state.Add(BestPrefix + name, tensor);
            return state;
        }
    }

    /// <summary>Learns of a whole episode.</summary>
    /// <param name="states">The states acted in, [steps, features].</param>
    /// <param name="actions">The actions, [steps].</param>
    /// <param name="episodeReturn">What all of them earned together.</param>
    public void EndEpisode(ReadOnlySpan<float> states, ReadOnlySpan<int> actions, double episodeReturn)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(states.Length, actions.Length * _features, nameof(states));
        var rows = new TransitionRows(actions.Length, _features, 0);
        for (var i = 0; i < actions.Length; i++)
        {
            var state = states.Slice(i * _features, _features);
            rows.Add(state, actions[i], (float)_best.Raise(state, actions[i], episodeReturn), 0, state, default);
        }

        _regression.Remember(rows);
    }

    /// <summary>One update of the network from the episodes.</summary>
    /// <exception cref="InvalidOperationException">There was no episode yet.</exception>
    public void Update(ref Xoshiro256 random) => _regression.Update(ref random);

    /// <summary>The rewards of actions.</summary>
    /// <param name="states">[n, features].</param>
    /// <param name="actions">[n].</param>
    /// <param name="rewards">Where they go, [n].</param>
    public void Predict(ReadOnlySpan<float> states, ReadOnlySpan<int> actions, Span<float> rewards)
    {
        if (_values.Length < actions.Length * _actions)
            _values = new float[actions.Length * _actions];
        _regression.Values(states, _values.AsSpan(0, actions.Length * _actions));
        for (var i = 0; i < actions.Length; i++)
            rewards[i] = _values[(i * _actions) + actions[i]];
    }

    /// <summary>Takes up what <see cref="State"/> was.</summary>
    /// <exception cref="EcomException">Names, shapes or dtypes do not fit.</exception>
    public void LoadState(IReadOnlyDictionary<string, Tensor> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var model = _regression.ModelState;
        var best = saved.Where(named => named.Key.StartsWith(BestPrefix, StringComparison.Ordinal)).ToDictionary(named => named.Key[BestPrefix.Length..], named => named.Value);
        TensorState.Copy(best, _best.State, "reward network");
        _best.Restore();
        _regression.LoadState(
            saved.Where(named => model.ContainsKey(named.Key)).ToDictionary(),
            saved.Where(named => !model.ContainsKey(named.Key) && !named.Key.StartsWith(BestPrefix, StringComparison.Ordinal)).ToDictionary());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _regression.Dispose();
        _best.Dispose();
    }
}
