using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd.Imagery;

/// <summary>The same configuration and seed give the same networks, and a run that was stopped in the midst of an epoch goes on to the same bits.</summary>
public sealed class ImageRepeatabilityTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public ImageRepeatabilityTests() => SmallGallery.Open(_ecomai);

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_does_not()
    {
        Train("once");
        Train("again");
        Train("other", "--seed", "7");

        Assert.Equal(Last("once", "model.safetensors"), Last("again", "model.safetensors"));
        Assert.NotEqual(Last("once", "model.safetensors"), Last("other", "model.safetensors"));
    }

    [Theory]
    [InlineData("model.kind=modern", "augment.color=true", "augment.translation=0.125", "augment.cutout=0.5", "augment.flip=true", "train.sampling=balanced")]
    [InlineData("model.kind=modern", "train.precision=bf16", "train.r2=1")]
    [InlineData("model.kind=dcgan", "train.loss=wganGp", "train.r1=0", "train.discriminatorSteps=3")]
    [InlineData("model.kind=sngan", "train.loss=hinge", "train.r1=0")]
    public void A_run_stopped_in_an_epoch_goes_on_to_the_same_bits(params string[] overrides)
    {
        string[] shape = ["train.epochs=24", "train.checkpointEvery=1000", "train.validateEvery=24", .. overrides];
        var training = _ecomai.Start(["train", "--config", SmallGallery.Config, "--output", "stopped", .. shape]);
        training.WaitForError("epoch 3/24");
        training.Signal("INT");
        training.Wait().Expect(130);
        using (var run = TrainedShop.OnlyRun(_ecomai, "stopped", "gan"))
            Assert.InRange(Checkpoint.Last(run)!.State.Epoch, 2, 23);
        _ecomai.Run("train", "--resume", "--output", "stopped", "--quiet").Expect(0);
        Train("whole", shape);

        Assert.Equal(Last("whole", "model.safetensors"), Last("stopped", "model.safetensors"));
        Assert.Equal(Last("whole", "optimizer.safetensors"), Last("stopped", "optimizer.safetensors"));
    }

    private void Train(string runs, params string[] more) =>
        _ecomai.Run(["train", "--config", SmallGallery.Config, "--output", runs, "--quiet", .. more]).Expect(0);

    private byte[] Last(string runs, string file)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs, "gan");
        return File.ReadAllBytes(Checkpoint.Last(run)!.FilePath(file));
    }
}
