using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd.Forecasting;

/// <summary>The same configuration and seed give the same bits, however often a run is stopped and resumed on its way.</summary>
public sealed class ForecastRepeatabilityTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public ForecastRepeatabilityTests() => SmallStore.Open(_ecomai, SmallStore.Sales());

    public void Dispose() => _ecomai.Dispose();

    [Theory]
    [InlineData("model.dropout=0.2 threads=2")]
    [InlineData("model.decoder=autoregressive model.lags=[] model.samples=20")]
    public void The_same_seed_gives_the_same_weights_and_another_does_not(string overrides)
    {
        Train("once", overrides);
        Train("again", overrides);
        Train("other", overrides, "--seed", "7");

        Assert.Equal(Weights("once"), Weights("again"));
        Assert.NotEqual(Weights("once"), Weights("other"));
    }

    [Theory]
    [InlineData("model.dropout=0.2 model.layers=2")]
    [InlineData("model.decoder=autoregressive model.lags=[] model.samples=20")]
    public void Four_epochs_are_two_and_two_more_after_a_resume(string overrides)
    {
        Train("whole", overrides, "train.epochs=4", "train.refit=false");
        Train("halves", overrides, "train.epochs=2", "train.refit=false");
        _ecomai.Run("train", "--resume", "--output", "halves", "train.epochs=4", "--quiet").Expect(0);

        Assert.Equal(Weights("whole"), Weights("halves"));
    }

    [Fact]
    public void A_backtest_stopped_in_the_midst_goes_on_where_it_was()
    {
        string[] rounds = ["evaluate.rounds=3", "train.checkpointEvery=1000", "train.epochs=160"];
        var training = _ecomai.Start(["train", "--config", SmallStore.Config, "--output", "stopped", .. rounds]);
        training.WaitForError("test 1 of 3");
        training.Signal("INT");
        training.Wait().Expect(130);
        _ecomai.Run("train", "--resume", "--output", "stopped", "--quiet").Expect(0);
        Train("whole", "seed=42", rounds);

        Assert.Equal(Weights("whole"), Weights("stopped"));
        Assert.Equal(Stage("whole", "round-03"), Stage("stopped", "round-03"));
        Assert.Equal(Stage("whole", "final"), Stage("stopped", "final"));
    }

    private void Train(string runs, string overrides, params string[] more) =>
        _ecomai.Run(["train", "--config", SmallStore.Config, "--output", runs, "--quiet", .. overrides.Split(' '), .. more]).Expect(0);

    private byte[] Weights(string runs)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs, "lstm");
        return File.ReadAllBytes(Checkpoint.Last(run)!.FilePath("model.safetensors"));
    }

    private byte[] Stage(string runs, string stage)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs, "lstm");
        return File.ReadAllBytes(Checkpoint.Last(run.Stage(stage))!.FilePath("model.safetensors"));
    }
}
