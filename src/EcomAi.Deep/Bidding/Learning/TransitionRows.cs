namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Transitions on the host, row by row, in arrays that are used again.</summary>
/// <param name="capacity">The most rows.</param>
/// <param name="features">Numbers of a state.</param>
/// <param name="actions">Actions of a mask; 0 without masks.</param>
public sealed class TransitionRows(int capacity, int features, int actions)
{
    private readonly float[] _states = new float[capacity * features];
    private readonly float[] _nextStates = new float[capacity * features];
    private readonly long[] _actions = new long[capacity];
    private readonly float[] _returns = new float[capacity];
    private readonly float[] _discounts = new float[capacity];
    private readonly bool[] _nextMasks = new bool[capacity * actions];

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The states that were acted in, [rows, features].</summary>
    public ReadOnlySpan<float> States => _states.AsSpan(0, Count * features);

    /// <summary>The states that followed, [rows, features].</summary>
    public ReadOnlySpan<float> NextStates => _nextStates.AsSpan(0, Count * features);

    /// <summary>The actions, [rows].</summary>
    public ReadOnlySpan<long> Actions => _actions.AsSpan(0, Count);

    /// <summary>Discounted rewards between the two states, [rows].</summary>
    public ReadOnlySpan<float> Returns => _returns.AsSpan(0, Count);

    /// <summary>What the value of the state that followed counts, [rows]: gamma^steps, 0 where the episode was over.</summary>
    public ReadOnlySpan<float> Discounts => _discounts.AsSpan(0, Count);

    /// <summary>The actions allowed in the state that followed, [rows, actions]; empty without masks.</summary>
    public ReadOnlySpan<bool> NextMasks => _nextMasks.AsSpan(0, Count * actions);

    /// <summary>Drops all rows.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a row.</summary>
    public void Add(
        ReadOnlySpan<float> state, long action, float sum, float discount, ReadOnlySpan<float> nextState, ReadOnlySpan<bool> nextMask)
    {
        state.CopyTo(_states.AsSpan(Count * features, features));
        nextState.CopyTo(_nextStates.AsSpan(Count * features, features));
        nextMask.CopyTo(_nextMasks.AsSpan(Count * actions, actions));
        (_actions[Count], _returns[Count], _discounts[Count]) = (action, sum, discount);
        Count++;
    }
}
