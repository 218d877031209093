using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Transitions in memory that is set aside once, on the device; when it is full the oldest are written over.</summary>
public sealed class ReplayMemory : IDisposable
{
    private readonly Tensor _states;
    private readonly Tensor _nextStates;
    private readonly Tensor _actions;
    private readonly Tensor _returns;
    private readonly Tensor _discounts;
    private readonly Tensor? _nextMasks;
    private readonly bool _isOnHost;
    private readonly long[] _position = [0];
    private readonly long[] _count = [0];
    private readonly LiveState _live = new();

    /// <summary>An empty memory.</summary>
    /// <param name="capacity">The most transitions.</param>
    /// <param name="features">Numbers of a state.</param>
    /// <param name="actionsOfMask">Actions of a mask; 0 keeps no masks.</param>
    /// <param name="device">Where it lies; null is the host.</param>
    public ReplayMemory(int capacity, int features, int actionsOfMask = 0, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        // A span of the host's memory reaches no further.
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)capacity * Math.Max(features * (long)sizeof(float), actionsOfMask), int.MaxValue, nameof(capacity));
        (Capacity, Features, ActionsOfMask) = (capacity, features, actionsOfMask);
        _states = Set(capacity, features);
        _nextStates = Set(capacity, features);
        _actions = zeros([capacity], ScalarType.Int64, device).DetachFromDisposeScope();
        _returns = zeros([capacity], ScalarType.Float32, device).DetachFromDisposeScope();
        _discounts = zeros([capacity], ScalarType.Float32, device).DetachFromDisposeScope();
        _nextMasks = actionsOfMask > 0 ? zeros([capacity, actionsOfMask], ScalarType.Bool, device).DetachFromDisposeScope() : null;
        _isOnHost = _states.device_type == DeviceType.CPU;
        _live.Mirror("position", [], _position);
        _live.Mirror("count", [], _count);

        Tensor Set(long rows, long columns) => zeros([rows, columns], ScalarType.Float32, device).DetachFromDisposeScope();
    }

    /// <summary>The most transitions.</summary>
    public int Capacity { get; }

    /// <summary>Numbers of a state.</summary>
    public int Features { get; }

    /// <summary>Actions of a mask; 0 without masks.</summary>
    public int ActionsOfMask { get; }

    /// <summary>The number of transitions.</summary>
    public int Count => (int)_count[0];

    /// <summary>The row that is written next.</summary>
    public int Position => (int)_position[0];

    /// <summary>The live tensors by name: states, actions, returns, discounts, nextStates, with masks nextMasks, and the counters position and count.</summary>
    public IReadOnlyDictionary<string, Tensor> State
    {
        get
        {
            var state = new Dictionary<string, Tensor>(_live.Read())
            {
                ["states"] = _states,
                ["actions"] = _actions,
                ["returns"] = _returns,
                ["discounts"] = _discounts,
                ["nextStates"] = _nextStates,
            };
            if (_nextMasks is not null)
                state.Add("nextMasks", _nextMasks);
            return state;
        }
    }

    internal ReadOnlySpan<float> HostStates => MemoryMarshal.Cast<byte, float>(_states.bytes);

    internal ReadOnlySpan<float> HostNextStates => MemoryMarshal.Cast<byte, float>(_nextStates.bytes);

    internal ReadOnlySpan<long> HostActions => MemoryMarshal.Cast<byte, long>(_actions.bytes);

    internal ReadOnlySpan<float> HostReturns => MemoryMarshal.Cast<byte, float>(_returns.bytes);

    internal ReadOnlySpan<float> HostDiscounts => MemoryMarshal.Cast<byte, float>(_discounts.bytes);

    internal ReadOnlySpan<bool> HostNextMasks => _nextMasks is null ? default : MemoryMarshal.Cast<byte, bool>(_nextMasks.bytes);

    /// <summary>Takes up what was copied into the counters of <see cref="State"/>.</summary>
    public void Restore() => _live.Restore();

    /// <summary>Writes rows behind the last ones, around the end where need be: one copy a column, two around the end.</summary>
    /// <param name="rows">At most <see cref="Capacity"/> rows, of this memory's sizes.</param>
    /// <returns>The row that the first one went to.</returns>
    public int Append(TransitionRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, Capacity, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.States.Length, rows.Count * Features, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.NextMasks.Length, rows.Count * ActionsOfMask, nameof(rows));
        var first = Position;
        var before = Math.Min(rows.Count, Capacity - first);
        Write(rows, 0, first, before);
        Write(rows, before, 0, rows.Count - before);
        _position[0] = (first + rows.Count) % Capacity;
        _count[0] = Math.Min(Capacity, _count[0] + rows.Count);
        return first;
    }

    /// <summary>Copies of some rows, in the caller's scope.</summary>
    /// <param name="index">Row numbers [rows], Int64, on this device.</param>
    public ReplayBatch Gather(Tensor index) => new(
        _states.index_select(0, index), _actions.index_select(0, index), _returns.index_select(0, index), _discounts.index_select(0, index),
        _nextStates.index_select(0, index), _nextMasks?.index_select(0, index));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { _states, _nextStates, _actions, _returns, _discounts, _nextMasks })
            tensor?.Dispose();
        _live.Dispose();
    }

    private void Write(TransitionRows rows, int from, int to, int count)
    {
        if (count == 0)
            return;
        Put(_states, rows.States, from, to, count, Features);
        Put(_nextStates, rows.NextStates, from, to, count, Features);
        Put(_actions, rows.Actions, from, to, count, 1);
        Put(_returns, rows.Returns, from, to, count, 1);
        Put(_discounts, rows.Discounts, from, to, count, 1);
        if (_nextMasks is not null)
            Put(_nextMasks, rows.NextMasks, from, to, count, ActionsOfMask);
    }

    private void Put<T>(Tensor target, ReadOnlySpan<T> source, int from, int to, int count, int width)
        where T : unmanaged
    {
        var values = MemoryMarshal.AsBytes(source.Slice(from * width, count * width));
        if (_isOnHost)
        {
            values.CopyTo(target.bytes[(to * (values.Length / count))..]);
            return;
        }

        using var scope = NewDisposeScope();
        var stretch = target.narrow(0, to, count);
        var host = empty(stretch.shape, stretch.dtype);
        values.CopyTo(host.bytes);
        stretch.copy_(host);
    }
}
