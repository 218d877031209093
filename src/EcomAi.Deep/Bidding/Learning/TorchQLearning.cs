using System.Runtime.InteropServices;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Values and gradients by torch, on any device.</summary>
internal sealed class TorchQLearning : IQLearning
{
    private readonly QNetwork _online;
    private readonly QNetwork _target;
    private readonly ReplayMemory _memory;
    private readonly IParameterOptimizer _optimizer;
    private readonly DqnLearnerOptions _options;
    private readonly Device _device;
    private readonly Parameter[] _parameters;
    private readonly Parameter[] _targets;

    public TorchQLearning(
        QNetwork online, QNetwork target, ReplayMemory memory, IParameterOptimizer optimizer, DqnLearnerOptions options, Device device)
    {
        (_online, _target, _memory, _optimizer, _options, _device) = (online, target, memory, optimizer, options, device);
        _parameters = [.. online.parameters()];
        _targets = [.. target.parameters()];
        Figures = zeros([3], ScalarType.Float32, device).DetachFromDisposeScope();
    }

    public Tensor Figures { get; }

    public void Values(ReadOnlySpan<float> states, Span<float> values)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var rows = states.Length / _online.Features;
        var q = _online.call(ToDevice(states, ScalarType.Float32, [rows, _online.Features])); // [rows, actions]
        q.cpu().data<float>().CopyTo(values);
    }

    public void Update(ReadOnlySpan<long> rows, ReadOnlySpan<float> weights, Span<float> errors)
    {
        using var scope = NewDisposeScope();
        var batch = _memory.Gather(ToDevice(rows, ScalarType.Int64, [rows.Length]));
        var target = Targets(batch); // [batch]
        _optimizer.ZeroGrad();
        var all = _online.call(batch.States); // [batch, actions]
        var taken = all.gather(1, batch.Actions.unsqueeze(1)).squeeze(1); // [batch]
        var absolute = (target - taken).abs(); // [batch]
        var near = absolute.clamp_max(_options.HuberDelta);
        var losses = near * (absolute - (near * .5)); // Huber: half the square up to delta, linear above
        Tensor? gap = null;
        if (_options.ConservativeWeight > 0)
        {
            gap = all.logsumexp(1) - taken; // [batch]
            losses = losses + (gap * _options.ConservativeWeight);
        }

        var loss = (losses * ToDevice(weights, ScalarType.Float32, [rows.Length])).mean();
        loss.backward();
        if (_options.ClipNorm > 0)
            GradientClipping.ClipNorm(_parameters, _options.ClipNorm);
        _optimizer.Step();
        using var ungraded = no_grad();
        Figures.copy_(stack([loss, taken.mean(), gap is null ? zeros_like(loss) : gap.mean()]));
        if (!errors.IsEmpty)
            absolute.detach().cpu().data<float>().CopyTo(errors); // the only wait for the device
    }

    public void MoveTarget()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        for (var i = 0; i < _targets.Length; i++)
        {
            if (_options.TargetRate == 1)
                _targets[i].copy_(_parameters[i]);
            else
                _targets[i].add_((_parameters[i] - _targets[i]) * _options.TargetRate);
        }
    }

    public void Dispose() => Figures.Dispose();

    /// <summary>Rewards plus the discounted value of the state that follows [batch].</summary>
    private Tensor Targets(ReplayBatch batch)
    {
        using var ungraded = no_grad();
        var values = _target.call(batch.NextStates); // [batch, actions]
        var picking = _options.DoubleQ ? _online.call(batch.NextStates) : values;
        if (batch.NextMasks is { } allowed)
            picking = picking.masked_fill(allowed.logical_not(), float.MinValue);
        var picked = picking.argmax(1, keepdim: true); // [batch, 1]
        return batch.Returns + (batch.Discounts * values.gather(1, picked).squeeze(1));
    }

    private Tensor ToDevice<T>(ReadOnlySpan<T> values, ScalarType type, long[] shape)
        where T : unmanaged
    {
        var host = empty(shape, type);
        MemoryMarshal.AsBytes(values).CopyTo(host.bytes);
        return host.to(_device);
    }
}
