using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>The same configuration and seed give the same agent, and a run that was stopped in the midst of an episode goes on to the same bits, memory included.</summary>
public sealed class BiddingRepeatabilityTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public BiddingRepeatabilityTests() => SmallMarket.Open(_ecomai, SmallMarket.Log());

    public void Dispose() => _ecomai.Dispose();

    [Theory]
    [InlineData("train.prioritized=true")]
    [InlineData("train.reward=episodeBest")]
    public void The_same_seed_gives_the_same_weights_and_another_does_not(string overrides)
    {
        Train("once", overrides);
        Train("again", overrides);
        Train("other", overrides, "--seed", "7");

        Assert.Equal(Last("once", "model.safetensors"), Last("again", "model.safetensors"));
        Assert.NotEqual(Last("once", "model.safetensors"), Last("other", "model.safetensors"));
    }

    [Theory]
    [InlineData("train.prioritized=true")]
    [InlineData("train.reward=episodeBest")]
    [InlineData("train.offline=true")]
    public void A_run_stopped_in_an_episode_goes_on_to_the_same_bits(string overrides)
    {
        string[] shape = ["train.epochs=400", "train.checkpointEvery=1000", "train.validateEvery=400", "train.memory=700"];
        var training = _ecomai.Start(["train", "--config", SmallMarket.Config, "--output", "stopped", overrides, .. shape]);
        training.WaitForError("epoch 3/400");
        training.Signal("INT");
        training.Wait().Expect(130);
        using (var run = TrainedShop.OnlyRun(_ecomai, "stopped", "dqn"))
            Assert.InRange(Checkpoint.Last(run)!.State.Epoch, 2, 399);
        string[] rest = ["train.epochs=400"];
        _ecomai.Run(["train", "--resume", "--output", "stopped", "--quiet", .. rest]).Expect(0);
        Train("whole", overrides, shape);

        Assert.Equal(Last("whole", "model.safetensors"), Last("stopped", "model.safetensors"));
        Assert.Equal(Last("whole", "optimizer.safetensors"), Last("stopped", "optimizer.safetensors"));
    }

    private void Train(string runs, string overrides, params string[] more) =>
        _ecomai.Run(["train", "--config", SmallMarket.Config, "--output", runs, "--quiet", .. overrides.Split(' '), .. more]).Expect(0);

    private byte[] Last(string runs, string file)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs, "dqn");
        return File.ReadAllBytes(Checkpoint.Last(run)!.FilePath(file));
    }
}
