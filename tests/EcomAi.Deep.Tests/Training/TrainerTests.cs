using EcomAi.Deep.Backend;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly RecordingObserver _observer = new();
    private readonly List<RunFolder> _runs = [];

    public void Dispose()
    {
        foreach (var run in _runs)
            run.Dispose();
        _root.Dispose();
    }

    private RunFolder NewRun()
    {
        var run = RunFolder.Create(_root.Path, "test");
        run.WriteConfig("""{ "family": "test" }""");
        _runs.Add(run);
        return run;
    }

    private TrainingOutcome Train(RunFolder run, LinearRegressionJob job, LoopSettings loop, StopSignal? stop = null, long seed = 42) =>
        new Trainer(loop, seed, run, _observer, stop ?? new StopSignal()).Run(job);

    private static string[] Steps(RunFolder run) =>
        [.. Directory.GetDirectories(run.CheckpointsPath).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static IEnumerable<(long, int, string, double)> Figures(RunFolder run) =>
        run.ReadMetrics().Select(row => (row.Step, row.Epoch, row.Name, row.Value));

    [Fact]
    public void Training_learns_and_reports_what_it_did()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob { Scores = [0.1, 0.3, 0.2] };
        var outcome = Train(run, job, new LoopSettings { Epochs = 3, LogEvery = 4 });
        Assert.Equal((3, 2, 0.3, "all 3 epochs done", 72L), (outcome.Epochs, outcome.BestEpoch, outcome.BestValue, outcome.EndReason, outcome.Samples));
        var losses = run.ReadMetrics().Where(row => row.Name == "train/loss").ToList();
        Assert.Equal([4L, 6, 10, 12, 16, 18], losses.Select(row => row.Step)); // every 4 steps and at each epoch's end
        Assert.Equal([1, 1, 2, 2, 3, 3], losses.Select(row => row.Epoch));
        Assert.True(losses[^1].Value < losses[0].Value);
        Assert.Equal([6L, 12, 18], run.ReadMetrics().Where(row => row.Name == "validation/score").Select(row => row.Step));
        Assert.Equal(["epoch 1/3: 6 steps", "epoch 2/3: 6 steps", "epoch 3/3: 6 steps"], _observer.Phases);
        Assert.Equal(18, _observer.Advanced);
        Assert.Contains("score 0.3000 (best)", _observer.Messages[1]);
    }

    [Fact]
    public void Four_epochs_are_two_and_two_resumed_bit_for_bit()
    {
        RunFolder whole = NewRun(), parted = NewRun();
        using var uninterrupted = new LinearRegressionJob();
        using var first = new LinearRegressionJob();
        using var second = new LinearRegressionJob();
        Train(whole, uninterrupted, new LoopSettings { Epochs = 4, LogEvery = 4 });
        Train(parted, first, new LoopSettings { Epochs = 2, LogEvery = 4 });
        var outcome = Train(parted, second, new LoopSettings { Epochs = 4, LogEvery = 4 });

        Assert.Equal(uninterrupted.Bits(), second.Bits());
        Assert.NotEqual(first.Bits(), second.Bits());
        Assert.Equal(12, second.StepsTaken);
        Assert.Equal((4, 96L), (outcome.Epochs, outcome.Samples));
        Assert.Equal(Figures(whole), Figures(parted));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)] // the epoch's last step: stopped before its validation
    [InlineData(7)]
    [InlineData(17)]
    public void A_run_stopped_at_any_step_resumes_bit_for_bit(int stopAt)
    {
        RunFolder whole = NewRun(), parted = NewRun();
        var loop = new LoopSettings { Epochs = 3, LogEvery = 4, KeepCheckpoints = 1 };
        using var uninterrupted = new LinearRegressionJob { Scores = [0.2, 0.3, 0.1] };
        Train(whole, uninterrupted, loop);

        var stop = new StopSignal();
        using var first = new LinearRegressionJob { Scores = [0.2, 0.3, 0.1], AfterStep = (_, step) => { if (step == stopAt) stop.Request(143); } };
        var error = Assert.Throws<RunStoppedException>(() => Train(parted, first, loop, stop));
        Assert.Equal(143, error.ExitCode);
        Assert.Equal(stopAt, first.StepsTaken);
        Assert.Contains($"ecomai train --resume {parted.Path}", error.Message);

        using var second = new LinearRegressionJob { Scores = [0.2, 0.3, 0.1], Validations = first.Validations };
        var outcome = Train(parted, second, loop);
        Assert.Equal(uninterrupted.Bits(), second.Bits());
        Assert.Equal(18 - stopAt, second.StepsTaken);
        Assert.Equal(Figures(whole), Figures(parted));
        Assert.Equal((2, 0.3), (outcome.BestEpoch, outcome.BestValue));
        Assert.Equal(12, Checkpoint.Best(parted)!.State.Step);
    }

    [Fact]
    public void Figures_logged_after_the_checkpoint_of_a_killed_run_are_dropped()
    {
        RunFolder whole = NewRun(), killed = NewRun();
        var loop = new LoopSettings { Epochs = 2, LogEvery = 1 };
        using var uninterrupted = new LinearRegressionJob();
        Train(whole, uninterrupted, loop);
        using var first = new LinearRegressionJob { AfterStep = (_, step) => { if (step == 9) throw new InvalidOperationException("killed"); } };
        Assert.Throws<InvalidOperationException>(() => Train(killed, first, loop));
        Assert.Equal(8, killed.ReadMetrics().Max(row => row.Step));

        using var second = new LinearRegressionJob();
        Train(killed, second, loop);
        Assert.Equal(uninterrupted.Bits(), second.Bits());
        Assert.Equal(Figures(whole), Figures(killed));
    }

    [Fact]
    public void A_finished_run_takes_no_more_steps()
    {
        var run = NewRun();
        using var first = new LinearRegressionJob();
        using var second = new LinearRegressionJob();
        var before = Train(run, first, new LoopSettings { Epochs = 2 });
        var after = Train(run, second, new LoopSettings { Epochs = 2 });
        Assert.Equal(0, second.StepsTaken);
        Assert.Equal(first.Bits(), second.Bits());
        Assert.Equal((before.Epochs, before.EndReason, before.Samples), (after.Epochs, after.EndReason, after.Samples));
    }

    [Fact]
    public void Another_seed_is_refused_on_resume()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob();
        Train(run, job, new LoopSettings { Epochs = 1 });
        var error = Assert.Throws<CheckpointException>(() => Train(run, job, new LoopSettings { Epochs = 2 }, seed: 43));
        Assert.Contains("seed 42, this run has 43", error.Message);
    }

    [Fact]
    public void Pruning_keeps_the_newest_and_the_best()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob { Scores = [0.1, 0.9, 0.2, 0.3, 0.4] };
        Train(run, job, new LoopSettings { Epochs = 5, KeepCheckpoints = 2 });
        Assert.Equal(["step-00000012", "step-00000024", "step-00000030"], Steps(run));
        Assert.EndsWith("step-00000012", Checkpoint.Best(run)!.Folder);
        Assert.EndsWith("step-00000030", Checkpoint.Last(run)!.Folder);
    }

    [Fact]
    public void The_best_epoch_gets_a_checkpoint_even_between_two_due_ones()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob { Scores = [0.1, 0.9, 0.2, 0.3, 0.4] };
        Train(run, job, new LoopSettings { Epochs = 5, CheckpointEvery = 100, KeepCheckpoints = 1 });
        Assert.Equal(["step-00000012", "step-00000030"], Steps(run));
        Assert.EndsWith("step-00000012", Checkpoint.Best(run)!.Folder);
    }

    [Fact]
    public void Without_validation_the_last_is_the_best()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob();
        var outcome = Train(run, job, new LoopSettings { Epochs = 2 });
        Assert.EndsWith("step-00000012", Checkpoint.Best(run)!.Folder);
        Assert.Equal((2, double.NaN), (outcome.BestEpoch, outcome.BestValue));
    }

    [Fact]
    public void Training_stops_after_as_many_stale_validations_as_patience_allows()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob { Scores = [0.5, 0.6, 0.6, 0.1, 0.9] };
        var outcome = Train(run, job, new LoopSettings { Epochs = 5, Patience = 2 });
        Assert.Equal((4, 2, "no better validation in 2 tries"), (outcome.Epochs, outcome.BestEpoch, outcome.EndReason));

        using var again = new LinearRegressionJob { Scores = [] };
        Train(run, again, new LoopSettings { Epochs = 5, Patience = 2 });
        Assert.Equal(0, again.StepsTaken);
    }

    [Fact]
    public void A_time_limit_ends_with_a_checkpoint_that_can_go_on()
    {
        RunFolder whole = NewRun(), limited = NewRun();
        using var uninterrupted = new LinearRegressionJob();
        Train(whole, uninterrupted, new LoopSettings { Epochs = 2 });
        using var first = new LinearRegressionJob { AfterStep = (_, _) => Thread.Sleep(20) };
        var outcome = Train(limited, first, new LoopSettings { Epochs = 2, MaxMinutes = 0.01 / 60 });
        Assert.Equal((0, "the limit of 0.000166667 minutes was reached"), (outcome.Epochs, outcome.EndReason));
        Assert.Equal(1, first.StepsTaken);

        using var second = new LinearRegressionJob();
        Train(limited, second, new LoopSettings { Epochs = 2 });
        Assert.Equal(uninterrupted.Bits(), second.Bits());
    }

    [Fact]
    public void A_loss_that_is_NaN_stops_with_the_last_good_checkpoint()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob { Scores = [0.5, 0.6, 0.7], AfterStep = (self, step) => { if (step == 14) self.Poison(); } };
        var error = Assert.Throws<TrainingDivergedException>(() => Train(run, job, new LoopSettings { Epochs = 3, LogEvery = 4 }));
        Assert.Equal(1, error.ExitCode);
        Assert.Contains("step 16, epoch 3/3, learning rate 0.05", error.Message);
        Assert.Contains("step-00000012'", error.Message);
        Assert.Contains("train.learningRate", error.Message);
        Assert.Equal(["step-00000006", "step-00000012"], Steps(run));
        Assert.Equal(0.6, Checkpoint.Best(run)!.State.BestValue);
    }

    [Fact]
    public void Weights_that_are_NaN_are_never_written_even_when_the_loss_was_finite()
    {
        var run = NewRun();
        using var job = new LinearRegressionJob { AfterStep = (self, step) => { if (step == 6) self.Poison(); } };
        var error = Assert.Throws<TrainingDivergedException>(() => Train(run, job, new LoopSettings { Epochs = 1 }));
        Assert.Contains("'weights' holds NaN", error.Message);
        Assert.Contains("No checkpoint was written", error.Message);
        Assert.Null(Checkpoint.Last(run));
    }

    [Fact]
    public void A_stop_of_a_diverged_run_writes_no_checkpoint()
    {
        var run = NewRun();
        var stop = new StopSignal();
        using var job = new LinearRegressionJob { AfterStep = (self, step) => { if (step == 2) self.Poison(); if (step == 3) stop.Request(130); } };
        Assert.Throws<TrainingDivergedException>(() => Train(run, job, new LoopSettings { Epochs = 1 }, stop));
        Assert.Null(Checkpoint.Last(run));
    }

    [Fact]
    public void An_output_that_became_unwritable_is_an_error_before_the_first_step()
    {
        var run = NewRun();
        Directory.Delete(run.Path, recursive: true);
        File.WriteAllText(run.Path, "a file in the way");
        using var job = new LinearRegressionJob();
        Assert.Contains("cannot write the run folder", Assert.Throws<RunFolderException>(() => Train(run, job, new LoopSettings { Epochs = 1 })).Message);
        Assert.Equal(0, job.StepsTaken);
    }

    [Fact]
    public void No_tensor_is_alive_after_a_run_that_was_not_before()
    {
        var before = LiveTensors.Settled();
        var run = NewRun();
        using (var job = new LinearRegressionJob { Scores = [0.1, 0.2, 0.3] })
            Train(run, job, new LoopSettings { Epochs = 2, LogEvery = 4 });
        using (var job = new LinearRegressionJob { Scores = [0.3] })
            Train(run, job, new LoopSettings { Epochs = 3, LogEvery = 4 });
        Assert.Equal(before, TorchRuntime.LiveTensors);
    }

    [Fact]
    public void Tensors_that_pile_up_from_epoch_to_epoch_are_an_error_with_counts()
    {
        using var job = new LinearRegressionJob { Leaks = true };
        var error = Assert.Throws<TensorLeakException>(() => Train(NewRun(), job, new LoopSettings { Epochs = 5 }));
        Assert.Contains("epoch 3 left 6 more tensors alive than the one before, which had left 6 more", error.Message);
    }
}
