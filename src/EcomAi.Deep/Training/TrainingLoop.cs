using System.Diagnostics;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>One run of the loop over one job.</summary>
internal sealed class TrainingLoop<TBatch>(
    ITrainingJob<TBatch> job, LoopConfig config, long seed, RunFolder run, IRunObserver observer, StopSignal stop) : IDisposable
    where TBatch : IBatch
{
    private readonly CheckpointStore _store = new(run.CheckpointsPath);
    private readonly LossWindow _losses = new();
    private readonly LeakWatch _leaks = new(observer);
    private readonly Stopwatch _sitting = new();
    private TrainingState _state = new();
    private string _lossText = "";
    private double _secondsBefore;

    /// <summary>Goes from where the run stands to its end.</summary>
    public TrainingOutcome Run()
    {
        Start();
        for (_state = _state with { EndReason = WhyEnd() }; _state.EndReason is null;)
        {
            RunSteps();
            if (_state.StepInEpoch == job.StepsPerEpoch)
                FinishEpoch();
            else
                WriteCheckpoint();
        }

        return new TrainingOutcome(
            _state.Epoch, _state.BestEpoch == 0 ? _state.Epoch : _state.BestEpoch, _state.BestValue ?? double.NaN,
            _state.EndReason, _state.Seconds, _state.Samples)
        { StepSeconds = _state.StepSeconds };
    }

    public void Dispose() => _losses.Dispose();

    /// <summary>The rest of the epoch in progress, up to a time limit.</summary>
    private void RunSteps()
    {
        using var phase = observer.Phase($"epoch {_state.Epoch + 1}/{config.Epochs}", job.StepsPerEpoch - _state.StepInEpoch, "steps");
        var before = _state.StepSeconds;
        var clock = Stopwatch.StartNew();
        foreach (var batch in job.Epoch(_state.Epoch, _state.StepInEpoch)) // already on the device, the next one in flight
        {
            using var scope = NewDisposeScope();
            using var owned = batch as IDisposable;
            TorchRuntime.Seed(unchecked((long)Seeds.Derive(seed, "torch", _state.Epoch, _state.StepInEpoch)));
            _losses.Add(job.Step(batch));
            _state = _state with
            {
                Step = _state.Step + 1,
                StepInEpoch = _state.StepInEpoch + 1,
                Samples = _state.Samples + batch.Size,
                StepSeconds = before + clock.Elapsed.TotalSeconds,
            };
            phase.Advance(1);
            if (_losses.Steps >= config.LogEvery || _state.StepInEpoch == job.StepsPerEpoch)
                phase.Status(LogLosses()); // the only wait for the device
            if (stop.Requested)
                StopHere();
            if (OutOfTime() && _state.StepInEpoch < job.StepsPerEpoch)
            {
                _state = _state with { EndReason = TimeReason() };
                return;
            }
        }

        if (_state.StepInEpoch != job.StepsPerEpoch)
            throw new InvalidOperationException($"epoch {_state.Epoch} ended after {_state.StepInEpoch} of {job.StepsPerEpoch} steps");
    }

    /// <summary>Validation, the checkpoint when one is due, and the question whether to go on.</summary>
    private void FinishEpoch()
    {
        _state = _state with { Epoch = _state.Epoch + 1, StepInEpoch = 0 };
        var epochs = _state.Epoch;
        var isLast = epochs >= config.Epochs || OutOfTime();
        var figures = epochs % config.ValidateEvery == 0 || isLast ? Validate() : "";
        _state = _state with { Seconds = Elapsed(), EndReason = WhyEnd() };
        if (epochs % config.CheckpointEvery == 0 || _state.EndReason is not null || (_state.BestEpoch == epochs && _state.BestCheckpoint is null))
            WriteCheckpoint();
        observer.Message($"epoch {epochs}/{config.Epochs}: {_lossText}{figures}, {_state.Seconds:F1} s");
        _leaks.AfterEpoch(epochs);
    }

    /// <summary>Takes up the last checkpoint, or starts from nothing.</summary>
    private void Start()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(job.StepsPerEpoch, 1);
        run.EnsureWritable();
        _sitting.Start();
        if (Checkpoint.Last(run) is not { } checkpoint)
        {
            _state = new TrainingState { Seed = seed, Threads = TorchRuntime.Threads };
            if (run.ReadMetrics().Count > 0)
                run.RewindMetrics(0);
            return;
        }

        Resume(checkpoint);
        _state = checkpoint.State;
        if (WhyEnd() is null)
        {
            run.RewindMetrics(_state.Step);
            observer.Message($"resumed at step {_state.Step:N0}, epoch {_state.Epoch + 1}/{config.Epochs}, from '{checkpoint.Folder}'");
        }
    }

    private void Resume(Checkpoint checkpoint)
    {
        var state = checkpoint.State;
        if (state.Seed != seed)
            throw new CheckpointException($"the checkpoint '{checkpoint.Folder}' was trained with seed {state.Seed}, this run has {seed}. Resume with the run's own configuration.");
        if (state.StepInEpoch > job.StepsPerEpoch)
            throw new CheckpointException($"the checkpoint '{checkpoint.Folder}' stands at step {state.StepInEpoch} of an epoch, the data now gives {job.StepsPerEpoch}. Resume with the run's own data and configuration.");
        if (state.Threads != TorchRuntime.Threads)
        {
            observer.Detail($"back to {state.Threads} threads, as the run was started with");
            TorchRuntime.Threads = state.Threads;
        }

        // Not in a dispose scope: a job may keep what it makes while loading.
        Dictionary<string, Tensor> model = checkpoint.ReadModel(), optimizer = checkpoint.ReadOptimizer();
        job.LoadState(model, optimizer);
        foreach (var tensor in model.Values.Concat(optimizer.Values))
            tensor.Dispose();
        _losses.Restore(state.LossSteps, state.LossSums);
        _secondsBefore = state.Seconds;
    }

    /// <summary>Logs the means since the last log and checks them.</summary>
    /// <returns>The text beside the progress bar.</returns>
    private string LogLosses()
    {
        var means = _losses.Close();
        var rows = means.Select(mean => mean with { Name = "train/" + mean.Name });
        if (job.LearningRate is { } rate)
            rows = rows.Append(new MetricValue("train/learningRate", rate));
        run.LogMetrics(_state.Step, _state.Epoch + 1, [.. rows], Elapsed());
        if (means.FirstOrDefault(mean => !double.IsFinite(mean.Value)) is { } bad)
            throw Diverged($"the mean of '{bad.Name}' over the last steps is {bad.Value}");
        return _lossText = string.Join(", ", means.Select(mean => $"{mean.Name} {mean.Value:G5}"));
    }

    /// <summary>Validates and keeps score of the best epoch.</summary>
    /// <returns>The text for the epoch's line.</returns>
    private string Validate()
    {
        using var scope = NewDisposeScope();
        var values = job.Validate();
        if (values.Count == 0)
            return "";
        run.LogMetrics(_state.Step, _state.Epoch, [.. values.Select(value => value with { Name = "validation/" + value.Name })], Elapsed());
        if (job.ValidationMetric is not { } name)
            return "";

        var chosen = values.FirstOrDefault(value => value.Name == name)
            ?? throw new InvalidOperationException($"the validation gives no '{name}', only {string.Join(", ", values.Select(value => value.Name))}");
        if (double.IsNaN(chosen.Value))
            throw Diverged($"the validation metric '{name}' is NaN");
        var better = _state.BestValue is not { } best || (job.HigherIsBetter ? chosen.Value > best : chosen.Value < best);
        _state = better
            ? _state with { BestValue = chosen.Value, BestEpoch = _state.Epoch, BestCheckpoint = null, StaleValidations = 0 }
            : _state with { StaleValidations = _state.StaleValidations + 1 };
        return $", {name} {chosen.Value:F4}{(better ? " (best)" : "")}";
    }

    private void WriteCheckpoint()
    {
        using var scope = NewDisposeScope();
        RefuseNonFinite();
        var name = _store.NextName(_state.Step);
        _state = _state with
        {
            Seconds = Elapsed(),
            LossSteps = _losses.Steps,
            LossSums = _losses.Sums(),
            BestCheckpoint = _state.BestEpoch > 0 ? _state.BestCheckpoint ?? name : null,
        };
        var folder = _store.Write(name, _state, target =>
        {
            Safetensors.Write(Path.Combine(target, Checkpoint.ModelFile), job.ModelState);
            Safetensors.Write(Path.Combine(target, Checkpoint.OptimizerFile), job.OptimizerState);
            job.WriteFiles(target);
        });
        _store.Prune(config.KeepCheckpoints, _state.BestCheckpoint);
        observer.Detail($"checkpoint '{folder}'");
    }

    private void RefuseNonFinite()
    {
        if (_losses.Sums().FirstOrDefault(sum => !double.IsFinite(sum.Sum)) is { } loss)
            throw Diverged($"the sum of '{loss.Name}' over the last steps is {loss.Sum}");
        foreach (var (name, tensor) in job.ModelState.Concat(job.OptimizerState))
        {
            if (tensor.is_floating_point() && !tensor.detach().isfinite().all().item<bool>())
                throw Diverged($"'{name}' holds NaN or infinity");
        }
    }

    private void StopHere()
    {
        WriteCheckpoint();
        throw new RunStoppedException(
            $"stopped at step {_state.Step:N0}, epoch {_state.Epoch + 1}/{config.Epochs}; the checkpoint is '{_store.Committed()[^1]}'. Go on with: ecomai train --resume {run.Main.Path}",
            stop.ExitCode);
    }

    private TrainingDivergedException Diverged(string what)
    {
        var rate = job.LearningRate is { } value ? $", learning rate {value:G4}" : "";
        var last = _store.Committed();
        var good = last.Count == 0 ? "No checkpoint was written before." : $"The last good checkpoint is '{last[^1]}'.";
        var epoch = Math.Min(_state.Epoch + 1, config.Epochs);
        return new TrainingDivergedException(
            $"training diverged at step {_state.Step:N0}, epoch {epoch}/{config.Epochs}{rate}: {what}. {good} Try a smaller train.learningRate, and look for extreme values in the data.");
    }

    private string? WhyEnd() =>
        _state.Epoch >= config.Epochs ? $"all {config.Epochs} epochs done"
        : config.Patience > 0 && _state.StaleValidations >= config.Patience ? $"no better validation in {_state.StaleValidations} tries"
        : OutOfTime() ? TimeReason()
        : null;

    private bool OutOfTime() => config.MaxMinutes > 0 && Elapsed() >= config.MaxMinutes * 60;

    private string TimeReason() => $"the limit of {config.MaxMinutes:G6} minutes was reached";

    private double Elapsed() => _secondsBefore + _sitting.Elapsed.TotalSeconds;
}
