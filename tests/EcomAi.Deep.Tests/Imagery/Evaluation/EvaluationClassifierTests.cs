using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Tests.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

public sealed class EvaluationClassifierTests
{
    private readonly RecordingObserver observer = new();

    [Theory]
    [InlineData(1, 12, 16, Precision.Fp32)]
    [InlineData(3, 8, 8, Precision.Fp32)]
    [InlineData(1, 28, 28, Precision.Bf16)]
    public void Classes_are_told_apart_in_images_that_it_has_not_seen(int channels, int height, int width, Precision precision)
    {
        using var training = StripedImages.Draw(640, 1, channels, height, width);
        using var unseen = StripedImages.Draw(90, 2, channels, height, width);
        using var classifier = Of(training, StripedImages.Config() with { ClassifierPrecision = precision, ClassifierEpochs = 6 });
        using var seen = classifier.See(unseen.Pixels);
        Assert.InRange(seen.Accuracy(unseen.Labels), .9, 1);
        Assert.Equal([90, classifier.FeatureSize], seen.Values.shape);
    }

    [Fact]
    public void Features_of_the_training_images_have_a_root_mean_square_of_1()
    {
        using var training = StripedImages.Draw(300, 1);
        using var classifier = Of(training);
        using var seen = classifier.See(training.Pixels);
        using var scope = NewDisposeScope();
        Assert.Equal(1, Math.Sqrt(seen.Values.to(float64).square().mean().item<double>()), 1e-6);
    }

    [Fact]
    public void Images_are_seen_alike_in_any_company()
    {
        using var training = StripedImages.Draw(300, 1);
        using var classifier = Of(training);
        using var scope = NewDisposeScope();
        using var all = classifier.See(training.Pixels);
        using var last = classifier.See(training.Pixels.narrow(0, 295, 5));
        Assert.True(last.Values.allclose(all.Values.narrow(0, 295, 5), 1e-5, 1e-6));
    }

    [Fact]
    public void Two_trainings_give_the_same_bits_and_leave_torchs_random_stream_alone()
    {
        using var training = StripedImages.Draw(200, 1);
        using var scope = NewDisposeScope();
        var before = get_rng_state();
        using var first = Of(training);
        Assert.Equal(before.data<byte>().ToArray(), get_rng_state().data<byte>().ToArray());
        using var second = Of(training);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Matches("^[0-9a-f]{12}$", first.Hash);
    }

    [Fact]
    public void A_second_run_takes_the_classifier_from_the_cache()
    {
        using var folder = new TemporaryFolder();
        using var training = StripedImages.Draw(200, 1);
        var config = StripedImages.Config(folder.Path);
        using var trained = Of(training, config);
        Assert.Single(observer.Phases);
        using var loaded = Of(training, config);
        Assert.Single(observer.Phases);
        Assert.Equal(trained.Hash, loaded.Hash);
        using var one = trained.See(training.Pixels);
        using var other = loaded.See(training.Pixels);
        Assert.Equal(one.Values.data<float>().ToArray(), other.Values.data<float>().ToArray());
    }

    [Fact]
    public void Other_images_labels_or_settings_make_another_classifier()
    {
        using var folder = new TemporaryFolder();
        var config = StripedImages.Config(folder.Path) with { ClassifierEpochs = 1 };
        using var training = StripedImages.Draw(60, 1);
        using var others = StripedImages.Draw(60, 2);
        using var turned = new ImageSet(training.Pixels.clone(), training.Labels.roll(1), training.Classes);
        foreach (var (images, settings) in new[]
        {
            (training, config), (others, config), (turned, config), (training, config with { ClassifierEpochs = 2 }), (training, config with { ClassifierWidth = 5 }),
        })
        {
            using var classifier = Of(images, settings);
        }

        Assert.Equal(5, Directory.GetFiles(folder.Path, "classifier-*.safetensors").Length);
        Assert.Empty(observer.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_damaged_cache_is_told_and_made_anew(bool isCut)
    {
        using var folder = new TemporaryFolder();
        using var training = StripedImages.Draw(60, 1);
        var config = StripedImages.Config(folder.Path);
        using var trained = Of(training, config);
        var path = Directory.GetFiles(folder.Path).Single();
        var content = File.ReadAllBytes(path);
        content[^9] ^= 1;
        File.WriteAllBytes(path, isCut ? content[..^100] : content);
        using var again = Of(training, config);
        Assert.Contains("made anew", Assert.Single(observer.Messages), StringComparison.Ordinal);
        Assert.Equal(trained.Hash, again.Hash);
        using var third = Of(training, config);
        Assert.Single(observer.Messages);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_told_and_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["taken"], "a file where the folder should be");
        using var training = StripedImages.Draw(60, 1);
        using var classifier = Of(training, StripedImages.Config(folder["taken"]));
        Assert.Contains("evaluate.cache", Assert.Single(observer.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_cannot_be_told_apart()
    {
        using var three = StripedImages.Draw(60, 1);
        using var one = new ImageSet(three.Pixels.clone(), zeros_like(three.Labels), three.Classes);
        var error = Assert.Throws<EcomException>(() => Of(one));
        Assert.Contains("at least 2 classes, received one ('lying')", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_images_teach_nothing()
    {
        using var none = new ImageSet(zeros(0, 1, 12, 16, uint8), zeros(0, int64), StripedImages.Classes);
        Assert.Contains("at least 2 training images, received 0", Assert.Throws<EcomException>(() => Of(none)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wish_to_stop_ends_the_training()
    {
        using var training = StripedImages.Draw(60, 1);
        var stop = new StopSignal();
        stop.Request(130);
        Assert.Equal(130, Assert.Throws<RunStoppedException>(() => EvaluationClassifier.Of(training, StripedImages.Config(), observer, stop)).ExitCode);
    }

    [Fact]
    public void No_tensor_outlives_training_loading_and_seeing()
    {
        using var folder = new TemporaryFolder();
        using var training = StripedImages.Draw(60, 1);
        var before = LiveTensors.Settled();
        for (var run = 0; run < 2; run++)
        {
            using var classifier = Of(training, StripedImages.Config(folder.Path));
            using var seen = classifier.See(training.Pixels);
            seen.AccuracyByClass(training.Labels, 3);
        }

        Assert.Equal(before, LiveTensors.Settled());
    }

    private EvaluationClassifier Of(ImageSet training, ImageEvaluateConfig? config = null) =>
        EvaluationClassifier.Of(training, config ?? StripedImages.Config(), observer, new StopSignal());
}
