using System.Globalization;
using System.Text.Json;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd;

/// <summary>The same configuration and seed give the same bits, however often a run is stopped and resumed on its way.</summary>
public sealed class RepeatabilityTests : IDisposable
{
    // Dropout draws from torch's stream, the sampler from the project's own; the softmax shares its negatives.
    private const string Tower = "model.kind=neumf model.factors=4 model.dropout=0.2 train.loss=bce train.negatives=4";
    private const string Shared = "threads=2";
    private readonly EcomAiProcess _ecomai = new();

    public RepeatabilityTests() => SmallShop.Open(_ecomai, SmallShop.Purchases());

    public void Dispose() => _ecomai.Dispose();

    [Theory]
    [InlineData(Tower)]
    [InlineData(Shared)]
    public void The_same_seed_gives_the_same_losses_and_weights_and_another_does_not(string overrides)
    {
        Train("once", overrides, "train.epochs=2");
        Train("again", overrides, "train.epochs=2");
        Train("other", overrides, "train.epochs=2", "--seed", "7");
        AssertSame("once", "again");
        Assert.NotEqual(Losses("once"), Losses("other"));
    }

    [Theory]
    [InlineData(Tower)]
    [InlineData(Shared)]
    public void Four_epochs_are_two_and_two_more_after_a_resume(string overrides)
    {
        Train("whole", overrides, "train.epochs=4");
        Train("halves", overrides, "train.epochs=2");
        _ecomai.Run("train", "--resume", "--output", "halves", "train.epochs=4", "--quiet").Expect(0);
        AssertSame("whole", "halves");
    }

    [Fact]
    public void A_run_stopped_within_an_epoch_ends_like_one_that_never_stopped()
    {
        // 288 steps an epoch, so that the signal comes in the midst of one; then two more epochs after the one it came in.
        string[] steps = ["train.batchSize=5", "train.logEvery=100", "train.checkpointEvery=100000", "train.validateEvery=100000"];
        var training = _ecomai.Start(["train", "--config", SmallShop.Config, "--output", "stopped", "train.epochs=100000", .. steps, .. Tower.Split(' ')]);
        training.WaitForError("epoch 1/100000");
        training.Signal("INT");
        training.Wait().Expect(130);
        int epochs;
        using (var run = TrainedShop.OnlyRun(_ecomai, "stopped"))
            epochs = Checkpoint.Last(run)!.State.Epoch + 2;

        var more = string.Create(CultureInfo.InvariantCulture, $"train.epochs={epochs}");
        _ecomai.Run("train", "--resume", "--output", "stopped", more, "--quiet").Expect(0);
        Train("whole", Tower, [more, .. steps]);
        AssertSame("whole", "stopped");
    }

    [Theory]
    [InlineData(Tower)]
    [InlineData("train.refit=true")]
    [InlineData("model.kind=itemKnn")]
    public void Evaluate_prints_the_numbers_of_training(string overrides)
    {
        string[] baselines = ["evaluate.baselines=[\"popularity\",\"ease\"]", "--json"];
        var trained = _ecomai.Run(["train", "--config", SmallShop.Config, .. overrides.Split(' '), .. baselines]).Expect(0);
        var evaluated = _ecomai.Run("evaluate", "--run", "last", "--json").Expect(0);
        var figures = Figures(trained.Output);
        Assert.Equal(3, figures.Count);
        Assert.Equal(figures, Figures(evaluated.Output));
    }

    private void Train(string runs, string overrides, params string[] more) =>
        _ecomai.Run(["train", "--config", SmallShop.Config, "--output", runs, "--quiet", .. overrides.Split(' '), .. more]).Expect(0);

    private void AssertSame(string expected, string actual)
    {
        Assert.Equal(Losses(expected), Losses(actual));
        foreach (var file in new[] { "model.safetensors", "optimizer.safetensors" })
            Assert.Equal(LastFile(expected, file), LastFile(actual, file));
    }

    /// <summary>All figures of a run but the clock's.</summary>
    private List<MetricRow> Losses(string runs)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs);
        var rows = run.ReadMetrics().Select(row => row with { Seconds = 0 }).ToList();
        Assert.Contains(rows, row => row.Name == "train/loss");
        return rows;
    }

    private byte[] LastFile(string runs, string name)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs);
        return File.ReadAllBytes(Checkpoint.Last(run)!.FilePath(name));
    }

    private static List<string> Figures(string json)
    {
        using var result = JsonDocument.Parse(json);
        return [.. result.RootElement.GetProperty("models").EnumerateArray().Select(model => $"{model.GetProperty("model")}: {model.GetProperty("protocols").GetRawText()}")];
    }
}
