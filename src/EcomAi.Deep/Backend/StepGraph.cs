using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>
/// Training steps of fixed shapes, recorded once on a GPU and then run as a whole: one launch a step in place of hundreds, which is what a step of
/// small tensors spends its time on. Where that is not possible, steps run as they are, and one message says why.
/// </summary>
/// <remarks>
/// <para>A recording repeats what the GPU was asked to do, and nothing that happens on the host. So in the step</para>
/// <list type="bullet">
/// <item>gradients are dropped first, inside the step (<see cref="IParameterOptimizer.ZeroGrad"/> does);</item>
/// <item>whatever changes from step to step is in tensors on the GPU: the inputs, and of an optimizer the learning rate and the number of steps.
/// An optimizer that keeps them on the host, as torch's own Adam and AdamW and a schedule over <see cref="Optimizers.Sgd"/>, would repeat the
/// recorded step's for ever. <see cref="FlatAdam"/> has both on the GPU and may be recorded, its learning rate being set before a step and outside of it;
/// so may <see cref="Optimizers.Sgd"/> at a learning rate that does not change;</item>
/// <item>nothing is read back (<c>item</c>, <c>cpu</c>) and no result's shape depends on values (<c>unique</c>, <c>nonzero</c>, masks as indices,
/// and with them the sparse optimizers): that cannot be recorded, and steps go on as they are.</item>
/// </list>
/// <para>Random numbers differ from step to step, and follow the default stream's seed. Weights must not be replaced while it is in use.</para>
/// </remarks>
public sealed class StepGraph : IDisposable
{
    private const int WarmUpSteps = 3; // libraries choose their kernels, optimizers make their state
    private readonly Action<string> _log;
    private IStepRecorder? _recorder;
    private (long[] Shape, ScalarType Type)[] _layout = [];
    private Tensor[] _inputs = [];
    private Tensor? _result;
    private int _steps;
    private bool _saidLayout;

    internal StepGraph(IStepRecorder? recorder, string? whyNot, Action<string> log)
    {
        (_recorder, _log) = (recorder, log);
        if (whyNot is not null)
            SayEager(whyNot);
    }

    /// <summary>Whether steps are run from a recording.</summary>
    public bool IsRecorded => _result is not null;

    /// <summary>Steps for a device, recorded where that is possible.</summary>
    /// <param name="device">Where the model and the inputs are.</param>
    /// <param name="log">Is told, once, why steps are not recorded.</param>
    public static StepGraph Create(Device device, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(log);
        if (device.type != DeviceType.CUDA)
            return new StepGraph(null, $"only a GPU's steps can be recorded, and these run on {device}", log);
#if TORCHSHARP_PACKAGE
        return new StepGraph(null, "the TorchSharp package cannot record them", log);
#else
        return TorchSharp.StandIn.CudaMemory.IsBuilt
            ? new StepGraph(new CudaStepRecorder(device), null, log)
            : new StepGraph(null, "the native part was built where CUDA's headers (cuda_runtime_api.h) were not found", log);
#endif
    }

    /// <summary>Takes one step: as it is at first, then recorded and run, then from the recording.</summary>
    /// <param name="inputs">Tensors of the same shapes and types in every step; others are stepped as they are.</param>
    /// <param name="step">The same step every time: reads the inputs it is given, updates the model, and gives its loss.</param>
    /// <returns>The loss, without what computed it; the caller's to dispose of.</returns>
    public Tensor Run(IReadOnlyList<Tensor> inputs, Func<IReadOnlyList<Tensor>, Tensor> step)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(step);
        if (_recorder is null)
            return Step(inputs, step);
        if (!Fits(inputs))
        {
            if (_result is not null)
                return StepOfOtherShape(inputs, step);
            (_layout, _steps) = ([.. inputs.Select(input => (input.shape, input.dtype))], 0);
        }

        if (_result is not null)
            return Replay(inputs);
        return _steps++ < WarmUpSteps ? _recorder.RunBeside(() => Step(inputs, step)) : Record(inputs, step);
    }

    /// <summary>Gives up the recording and the memory it works in.</summary>
    public void Dispose()
    {
        Forget();
        _recorder?.Dispose();
        _recorder = null;
    }

    private static Tensor Step(IReadOnlyList<Tensor> inputs, Func<IReadOnlyList<Tensor>, Tensor> step)
    {
        using var scope = NewDisposeScope();
        return step(inputs).detach().MoveToOuterDisposeScope();
    }

    private Tensor StepOfOtherShape(IReadOnlyList<Tensor> inputs, Func<IReadOnlyList<Tensor>, Tensor> step)
    {
        if (!_saidLayout)
        {
            _saidLayout = true;
            _log($"steps are recorded for {Describe(_layout)}; one of {Describe([.. inputs.Select(input => (input.shape, input.dtype))])} runs as it is, and so will others of other shapes");
        }

        return Step(inputs, step);
    }

    private Tensor Record(IReadOnlyList<Tensor> inputs, Func<IReadOnlyList<Tensor>, Tensor> step)
    {
        _inputs = [.. inputs.Select(input => input.clone().DetachFromDisposeScope())];
        try
        {
            _result = _recorder!.Record(() => Step(_inputs, step).DetachFromDisposeScope());
        }
        catch (ExternalException fault)
        {
            Forget();
            _recorder!.Dispose();
            _recorder = null;
            SayEager($"one of their operations cannot be recorded: {fault.Message.Split('\n')[0]}");
            return Step(inputs, step);
        }
        catch
        {
            Forget();
            throw;
        }

        return Result();
    }

    private Tensor Replay(IReadOnlyList<Tensor> inputs)
    {
        using (no_grad())
        {
            for (var i = 0; i < _inputs.Length; i++)
                _inputs[i].copy_(inputs[i]).Dispose();
        }

        return Result();
    }

    // The next step writes to the same tensor.
    private Tensor Result()
    {
        _recorder!.Replay();
        return _result!.clone();
    }

    private bool Fits(IReadOnlyList<Tensor> inputs) =>
        inputs.Count == _layout.Length && inputs.Zip(_layout).All(pair => pair.First.dtype == pair.Second.Type && pair.First.shape.AsSpan().SequenceEqual(pair.Second.Shape));

    private void Forget()
    {
        foreach (var input in _inputs)
            input.Dispose();
        _inputs = [];
        _result?.Dispose();
        _result = null;
    }

    private void SayEager(string why) => _log($"steps are taken one operation at a time: {why}");

    private static string Describe((long[] Shape, ScalarType Type)[] layout) =>
        string.Join(" and ", layout.Select(input => string.Create(CultureInfo.InvariantCulture, $"[{string.Join(", ", input.Shape)}] {input.Type}")));
}
