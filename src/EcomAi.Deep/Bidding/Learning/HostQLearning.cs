using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>
/// Values and gradients on the host without torch's operators: a network of this size is done in less time than the calls of a training step take. The same
/// numbers as <see cref="TorchQLearning"/> up to rounding.
/// </summary>
internal sealed unsafe class HostQLearning : IQLearning
{
    private const int ActingColumns = 64;
    private readonly HostLayers _online;
    private readonly HostLayers _target;
    private readonly ReplayMemory _memory;
    private readonly IParameterOptimizer _optimizer;
    private readonly DqnLearnerOptions _options;
    private readonly Tensor[] _parameters;
    private readonly Tensor[] _targets;
    private readonly Tensor[] _gradients;
    private readonly int _step;
    private readonly float[][] _acting;
    private readonly float[][] _units;
    private readonly float[][] _next;
    private readonly float[][] _slopes;
    private readonly float[] _rows;
    private readonly float[] _products;
    private readonly float[] _values;
    private readonly int[] _picked;
    private readonly float[] _goals;

    public HostQLearning(QNetwork online, QNetwork target, ReplayMemory memory, IParameterOptimizer optimizer, DqnLearnerOptions options)
    {
        (_online, _target, _memory, _optimizer, _options) = (new HostLayers(online), new HostLayers(target), memory, optimizer, options);
        _parameters = [.. online.parameters()];
        _targets = [.. target.parameters()];
        _gradients = Array.ConvertAll(_parameters, MakeGradient);
        _step = ColumnProduct.Pad(options.BatchSize);
        _acting = _online.Room(ActingColumns);
        (_units, _next, _slopes) = (_online.Room(_step), _online.Room(_step), _online.Room(_step));
        var widest = ColumnProduct.Pad(_online.Widths.Max());
        _rows = HostLayers.Pinned(options.BatchSize * widest);
        _products = HostLayers.Pinned(widest * widest);
        _values = new float[online.Actions];
        (_picked, _goals) = (new int[options.BatchSize], new float[options.BatchSize]);
        Figures = zeros([3]).DetachFromDisposeScope();
    }

    public Tensor Figures { get; }

    /// <summary>Whether this machine has the vectors that make this worth while, and the network is on the host.</summary>
    public static bool Suits(Device device) => device.type == DeviceType.CPU && Vector256.IsHardwareAccelerated;

    public void Values(ReadOnlySpan<float> states, Span<float> values)
    {
        int features = _online.Features, actions = _online.Actions, count = states.Length / features;
        for (var first = 0; first < count; first += ActingColumns)
        {
            var columns = Math.Min(ActingColumns, count - first);
            for (var c = 0; c < columns; c++)
                PutColumn(states.Slice((first + c) * features, features), _acting[0], ActingColumns, c);
            _online.Forward(_acting, ActingColumns, columns);
            for (var c = 0; c < columns; c++)
                _online.Values(_acting[^1], ActingColumns, c, values.Slice((first + c) * actions, actions));
        }
    }

    public void Update(ReadOnlySpan<long> rows, ReadOnlySpan<float> weights, Span<float> errors)
    {
        SetGoals(rows);
        Gather(_memory.HostStates, rows, _units[0]);
        _online.Forward(_units, _step, rows.Length);
        SetSlopes(rows, weights, errors);
        _online.Backward(_units, _slopes, _rows, _products, _step, rows.Length, _gradients);
        if (_options.ClipNorm > 0)
            Clip();
        _optimizer.Step();
    }

    public void MoveTarget()
    {
        var rate = (float)_options.TargetRate;
        for (var i = 0; i < _targets.Length; i++)
        {
            var online = MemoryMarshal.Cast<byte, float>(_parameters[i].bytes);
            var target = MemoryMarshal.Cast<byte, float>(_targets[i].bytes);
            if (rate == 1)
            {
                online.CopyTo(target);
                continue;
            }

            var k = 0;
            ref var from = ref MemoryMarshal.GetReference(online);
            ref var to = ref MemoryMarshal.GetReference(target);
            for (; k + ColumnProduct.Lanes <= target.Length; k += ColumnProduct.Lanes)
            {
                var before = Vector512.LoadUnsafe(ref to, (nuint)k);
                (before + ((Vector512.LoadUnsafe(ref from, (nuint)k) - before) * rate)).StoreUnsafe(ref to, (nuint)k);
            }

            for (; k < target.Length; k++)
                target[k] += (online[k] - target[k]) * rate;
        }
    }

    public void Dispose()
    {
        Figures.Dispose();
        foreach (var gradient in _gradients)
            gradient.Dispose();
    }

    private static Tensor MakeGradient(Tensor parameter)
    {
        using var ungraded = no_grad();
        var gradient = zeros_like(parameter).DetachFromDisposeScope();
        parameter.grad = gradient;
        return gradient;
    }

    private static void PutColumn(ReadOnlySpan<float> state, float[] units, int step, int column)
    {
        for (var f = 0; f < state.Length; f++)
            units[(f * step) + column] = state[f];
    }

    private void Gather(ReadOnlySpan<float> states, ReadOnlySpan<long> rows, float[] units)
    {
        var features = _online.Features;
        for (var c = 0; c < rows.Length; c++)
            PutColumn(states.Slice((int)rows[c] * features, features), units, _step, c);
    }

    /// <summary>Rewards plus the discounted value of the state that follows.</summary>
    private void SetGoals(ReadOnlySpan<long> rows)
    {
        var actions = _online.Actions;
        var masks = _memory.HostNextMasks;
        ReadOnlySpan<float> returns = _memory.HostReturns, discounts = _memory.HostDiscounts;
        Gather(_memory.HostNextStates, rows, _next[0]);
        var picking = _options.DoubleQ ? _online : _target;
        picking.Forward(_next, _step, rows.Length);
        for (var c = 0; c < rows.Length; c++)
        {
            picking.Values(_next[^1], _step, c, _values);
            _picked[c] = Best(_values, masks.IsEmpty ? default : masks.Slice((int)rows[c] * actions, actions));
        }

        if (_options.DoubleQ)
            _target.Forward(_next, _step, rows.Length);
        for (var c = 0; c < rows.Length; c++)
        {
            _target.Values(_next[^1], _step, c, _values);
            var row = (int)rows[c];
            _goals[c] = returns[row] + (discounts[row] * _values[_picked[c]]);
        }
    }

    // Of equal values the first, as torch's argmax; where nothing is allowed, nothing follows, and any will do.
    private static int Best(ReadOnlySpan<float> values, ReadOnlySpan<bool> allowed)
    {
        var best = -1;
        for (var action = 0; action < values.Length; action++)
        {
            if ((allowed.IsEmpty || allowed[action]) && (best < 0 || values[action] > values[best]))
                best = action;
        }

        return Math.Max(best, 0);
    }

    /// <summary>The loss, and its gradient by the outputs of the last layer.</summary>
    private void SetSlopes(ReadOnlySpan<long> rows, ReadOnlySpan<float> weights, Span<float> errors)
    {
        var actions = _memory.HostActions;
        var delta = (float)_options.HuberDelta;
        var conservative = (float)_options.ConservativeWeight;
        float loss = 0, mean = 0, gaps = 0;
        for (var c = 0; c < rows.Length; c++)
        {
            _online.Values(_units[^1], _step, c, _values);
            var action = (int)actions[(int)rows[c]];
            var taken = _values[action];
            var error = taken - _goals[c];
            var absolute = Math.Abs(error);
            var near = Math.Min(absolute, delta);
            var weight = weights[c] / rows.Length;
            var own = near * (absolute - (near * .5f));
            var slope = Math.Clamp(error, -delta, delta);
            if (conservative > 0)
            {
                var gap = Softmax(_values) - taken; // the values become their softmax
                own += conservative * gap;
                gaps += gap;
                foreach (ref var value in _values.AsSpan())
                    value *= conservative * weight;
                slope -= conservative;
            }
            else
            {
                Array.Clear(_values);
            }

            _values[action] += slope * weight;
            _online.Slopes(_values, _slopes[^1], _step, c);
            loss += own * weight;
            mean += taken;
            if (!errors.IsEmpty)
                errors[c] = absolute;
        }

        var figures = MemoryMarshal.Cast<byte, float>(Figures.bytes);
        (figures[0], figures[1], figures[2]) = (loss, mean / rows.Length, gaps / rows.Length);
    }

    /// <summary>Turns values into their softmax.</summary>
    /// <returns>The logarithm of the sum of their exponentials.</returns>
    private static float Softmax(Span<float> values)
    {
        var largest = values[0];
        foreach (var value in values)
            largest = Math.Max(largest, value);
        var sum = 0f;
        foreach (ref var value in values)
            sum += value = MathF.Exp(value - largest);
        foreach (ref var value in values)
            value /= sum;
        return largest + MathF.Log(sum);
    }

    private void Clip()
    {
        var squares = 0.0;
        foreach (var gradient in _gradients)
            squares += SumOfSquares(MemoryMarshal.Cast<byte, float>(gradient.bytes));
        var factor = _options.ClipNorm / (Math.Sqrt(squares) + 1e-6);
        if (factor >= 1)
            return;
        foreach (var gradient in _gradients)
        {
            foreach (ref var value in MemoryMarshal.Cast<byte, float>(gradient.bytes))
                value *= (float)factor;
        }
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        var sums = Vector512<float>.Zero;
        var k = 0;
        ref var start = ref MemoryMarshal.GetReference(values);
        for (; k + ColumnProduct.Lanes <= values.Length; k += ColumnProduct.Lanes)
        {
            var some = Vector512.LoadUnsafe(ref start, (nuint)k);
            sums += some * some;
        }

        var sum = (double)Vector512.Sum(sums);
        for (; k < values.Length; k++)
            sum += values[k] * values[k];
        return sum;
    }
}
