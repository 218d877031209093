using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// Makes transitions over several steps out of the single steps of environments side by side (Sutton 1988): the discounted sum of the rewards of n steps, and the state after
/// them. At the end of an episode the shorter rests come out too.
/// </summary>
public sealed class NStepReturns : IDisposable
{
    private readonly int _environments;
    private readonly int _features;
    private readonly int _actionsOfMask;
    private readonly int _steps;
    private readonly double[] _powers;
    private readonly float[] _states;
    private readonly long[] _actions;
    private readonly double[] _sums;
    private readonly long[] _first;
    private readonly long[] _count;
    private readonly TransitionRows _rows;
    private readonly LiveState _live = new();

    /// <summary>Nothing collected yet.</summary>
    /// <param name="environments">How many episodes run side by side.</param>
    /// <param name="features">Numbers of a state.</param>
    /// <param name="actionsOfMask">Actions of a mask; 0 without masks.</param>
    /// <param name="steps">Steps of a transition, at least 1.</param>
    /// <param name="gamma">The discount of a step, 0 to 1.</param>
    public NStepReturns(int environments, int features, int actionsOfMask, int steps, double gamma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(environments, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        (_environments, _features, _actionsOfMask, _steps) = (environments, features, actionsOfMask, steps);
        _powers = new double[steps + 1];
        _powers[0] = 1;
        for (var k = 1; k <= steps; k++)
            _powers[k] = _powers[k - 1] * gamma;
        _states = new float[environments * steps * features];
        _actions = new long[environments * steps];
        _sums = new double[environments * steps];
        _first = new long[environments];
        _count = new long[environments];
        _rows = new TransitionRows(environments * steps, features, actionsOfMask);
        _live.Mirror("states", [environments, steps, features], _states);
        _live.Mirror("actions", [environments, steps], _actions);
        _live.Mirror("sums", [environments, steps], _sums);
        _live.Mirror("first", [environments], _first);
        _live.Mirror("count", [environments], _count);
    }

    /// <summary>The steps under way, as live tensors by name; brought up to date when read.</summary>
    public IReadOnlyDictionary<string, Tensor> State => _live.Read();

    /// <summary>Takes up what was copied into the tensors of <see cref="State"/>.</summary>
    public void Restore() => _live.Restore();

    /// <summary>Forgets the steps under way, as when all environments are started anew.</summary>
    public void Clear() => Array.Clear(_count);

    /// <summary>Adds one step of every environment.</summary>
    /// <param name="states">The states acted in, [environments, features].</param>
    /// <param name="actions">The actions taken, [environments].</param>
    /// <param name="rewards">What they earned, [environments].</param>
    /// <param name="ends">Whether each episode goes on, [environments].</param>
    /// <param name="nextStates">The states that followed, [environments, features]: at an end the last one of the episode, not the first of the next.</param>
    /// <param name="nextMasks">The actions allowed in them, [environments, actions]; empty without masks.</param>
    /// <returns>The transitions that are complete, environment by environment, the oldest first; valid until the next call.</returns>
    public TransitionRows Add(
        ReadOnlySpan<float> states, ReadOnlySpan<int> actions, ReadOnlySpan<float> rewards, ReadOnlySpan<StepEnd> ends, ReadOnlySpan<float> nextStates,
        ReadOnlySpan<bool> nextMasks = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(states.Length, _environments * _features);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nextStates.Length, states.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(actions.Length, _environments);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rewards.Length, _environments);
        ArgumentOutOfRangeException.ThrowIfNotEqual(ends.Length, _environments);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nextMasks.Length, _environments * _actionsOfMask);
        _rows.Clear();
        for (var e = 0; e < _environments; e++)
        {
            Begin(e, states.Slice(e * _features, _features), actions[e]);
            var pending = (int)_count[e];
            for (var k = 0; k < pending; k++)
                _sums[Place(e, k)] += _powers[pending - 1 - k] * rewards[e];
            var complete = ends[e] != StepEnd.Running ? pending : pending == _steps ? 1 : 0;
            for (var k = 0; k < complete; k++)
            {
                var at = Place(e, k);
                var discount = ends[e] == StepEnd.Terminal ? 0 : _powers[pending - k];
                _rows.Add(
                    _states.AsSpan(at * _features, _features), _actions[at], (float)_sums[at], (float)discount, nextStates.Slice(e * _features, _features),
                    nextMasks.Slice(e * _actionsOfMask, _actionsOfMask));
            }

            _first[e] = (_first[e] + complete) % _steps;
            _count[e] -= complete;
        }

        return _rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _live.Dispose();

    private void Begin(int environment, ReadOnlySpan<float> state, int action)
    {
        var at = Place(environment, (int)_count[environment]++);
        state.CopyTo(_states.AsSpan(at * _features));
        _actions[at] = action;
        _sums[at] = 0;
    }

    private int Place(int environment, int k) => (environment * _steps) + (((int)_first[environment] + k) % _steps);
}
