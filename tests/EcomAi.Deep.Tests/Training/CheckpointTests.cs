using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly RunFolder _run;

    public CheckpointTests()
    {
        _run = RunFolder.Create(_root.Path, "test");
        _run.WriteConfig("""{ "family": "test" }""");
        using var job = new LinearRegressionJob();
        new Trainer(new LoopSettings { Epochs = 2 }, 42, _run, new RecordingObserver(), new StopSignal()).Run(job);
    }

    private string Newest => Path.Combine(_run.CheckpointsPath, "step-00000012");

    public void Dispose()
    {
        _run.Dispose();
        _root.Dispose();
    }

    private string Fault()
    {
        var message = Assert.Throws<CheckpointException>(() => Checkpoint.Last(_run)).Message;
        Assert.Contains(Newest, message);
        Assert.Contains("Remove that folder and resume", message);
        Assert.Contains("'step-00000006'", message);
        return message;
    }

    [Fact]
    public void A_checkpoint_holds_tensors_files_and_counters()
    {
        using var scope = NewDisposeScope();
        var checkpoint = Checkpoint.Last(_run)!;
        Assert.Equal(["columns.txt", "model.safetensors", "optimizer.safetensors", "state.json"],
            Directory.GetFiles(checkpoint.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal((2, 0, 12L, 48L, 42L), (checkpoint.State.Epoch, checkpoint.State.StepInEpoch, checkpoint.State.Step, checkpoint.State.Samples, checkpoint.State.Seed));
        Assert.Equal([3L, 1], checkpoint.ReadModel()["weights"].shape);
        Assert.Equal([12f], checkpoint.ReadOptimizer()["steps"].data<float>().ToArray());
        Assert.Equal("x0 x1 x2", File.ReadAllText(checkpoint.FilePath("columns.txt")));
    }

    [Fact]
    public void What_was_not_committed_is_ignored_and_cleared_by_the_next_checkpoint()
    {
        var half = Path.Combine(_run.CheckpointsPath, ".writing-step-00000018");
        Directory.CreateDirectory(half);
        File.Copy(Path.Combine(Newest, "model.safetensors"), Path.Combine(half, "model.safetensors"));
        Assert.Equal(Newest, Checkpoint.Last(_run)!.Folder);

        using var job = new LinearRegressionJob();
        new Trainer(new LoopSettings { Epochs = 3 }, 42, _run, new RecordingObserver(), new StopSignal()).Run(job);
        Assert.False(Directory.Exists(half));
        Assert.EndsWith("step-00000018", Checkpoint.Last(_run)!.Folder);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("optimizer.safetensors")]
    [InlineData("columns.txt")]
    public void A_changed_byte_is_found_and_the_checkpoint_before_is_named(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Newest, file));
        bytes[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(Newest, file), bytes);
        Assert.Contains($"the content of '{file}' is not what was written", Fault());
    }

    [Fact]
    public void A_truncated_file_is_found()
    {
        var path = Path.Combine(Newest, "model.safetensors");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^4]);
        Assert.Contains($"'model.safetensors' has {bytes.Length - 4} bytes, {bytes.Length} were written", Fault());
    }

    [Fact]
    public void A_missing_file_is_found()
    {
        File.Delete(Path.Combine(Newest, "optimizer.safetensors"));
        Assert.Contains("'optimizer.safetensors' is missing", Fault());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_damaged_state_is_found(string text)
    {
        File.WriteAllText(Path.Combine(Newest, "state.json"), text);
        Assert.Contains("state.json", Fault());
    }

    [Fact]
    public void After_the_damaged_folder_is_removed_the_run_goes_on_from_the_one_before()
    {
        using var scope = NewDisposeScope();
        var expected = Checkpoint.Last(_run)!.ReadModel()["weights"].data<float>().ToArray();
        Directory.Delete(Newest, recursive: true);
        using var job = new LinearRegressionJob();
        new Trainer(new LoopSettings { Epochs = 2 }, 42, _run, new RecordingObserver(), new StopSignal()).Run(job);
        Assert.Equal(6, job.StepsTaken);
        Assert.Equal(expected, Checkpoint.Last(_run)!.ReadModel()["weights"].data<float>().ToArray());
    }

    [Fact]
    public void A_missing_folder_is_an_error()
    {
        var error = Assert.Throws<CheckpointException>(() => Checkpoint.Open(Path.Combine(_run.CheckpointsPath, "step-00000099")));
        Assert.Contains("there is no checkpoint", error.Message);
    }

    [Fact]
    public void A_checkpoint_whose_files_cannot_be_written_leaves_the_earlier_ones()
    {
        var store = new CheckpointStore(_run.CheckpointsPath);
        var error = Assert.Throws<CheckpointException>(
            () => store.Write(store.NextName(18), new TrainingState(), folder =>
            {
                File.WriteAllText(Path.Combine(folder, "model.safetensors"), "half");
                throw new IOException("No space left on device");
            }));
        Assert.Contains("No space left on device", error.Message);
        Assert.Contains("'" + Newest + "'", error.Message);
        Assert.Equal(Newest, Checkpoint.Last(_run)!.Folder);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_process_that_dies_between_two_files_leaves_the_checkpoint_before(int written)
    {
        var store = new CheckpointStore(_run.CheckpointsPath);
        Assert.Throws<InvalidOperationException>(() => store.Write(store.NextName(18), new TrainingState(), folder =>
        {
            foreach (var file in new[] { "model.safetensors", "optimizer.safetensors" }.Take(written))
                File.Copy(Path.Combine(Newest, file), Path.Combine(folder, file));
            throw new InvalidOperationException("killed");
        }));
        Assert.Equal(Newest, Checkpoint.Last(_run)!.Folder);
    }

    [Fact]
    public void A_second_checkpoint_at_a_step_gets_a_name_of_its_own_and_counts_as_newer()
    {
        var store = new CheckpointStore(_run.CheckpointsPath);
        var folder = store.Write(store.NextName(12), new TrainingState { Step = 12, Epoch = 9 }, _ => { });
        Assert.EndsWith("step-00000012.2", folder);
        Assert.Equal(9, Checkpoint.Last(_run)!.State.Epoch);
    }
}
