using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Tests.Training;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

public sealed class ImageEvaluationTests : IDisposable
{
    private readonly RecordingObserver observer = new();
    private readonly ImageSet training = StripedImages.Draw(600, 1);
    private readonly ImageSet held = StripedImages.Draw(300, 2);
    private readonly ImageEvaluation evaluation;
    private readonly ReferencePart part;

    public ImageEvaluationTests()
    {
        evaluation = new ImageEvaluation(training, StripedImages.Config() with { ClassifierEpochs = 6 }, observer, new StopSignal());
        part = evaluation.Against(held, "validation");
    }

    [Fact]
    public void New_images_of_the_same_kind_score_like_real_ones()
    {
        using var generated = StripedImages.Draw(300, 3);
        var score = part.Measure(generated);
        var floor = part.Floor(300);
        Assert.InRange(score.Frechet, 0, 3 * floor.Frechet);
        Assert.InRange(score.Kernel.Value, -5 * score.Kernel.StandardError, 5 * score.Kernel.StandardError);
        Assert.True(score.Neighbourhoods is { Precision: > .7, Recall: > .7, Coverage: > .8 }, $"{score.Neighbourhoods}");
        Assert.InRange(score.LabelAccuracy, .9, 1);
        Assert.InRange(score.Memorised, 0, .08);
    }

    [Fact]
    public void Noise_is_far_away_and_covers_nothing()
    {
        using var noise = StripedImages.Noise(300, 4);
        var (score, floor) = (part.Measure(noise), part.Floor(300));
        Assert.True(score.Frechet > 10 * floor.Frechet, $"{score.Frechet} against {floor.Frechet}");
        Assert.True(score.Kernel.Value > 10 * floor.Kernel.Value, $"{score.Kernel} against {floor.Kernel}");
        Assert.InRange(score.Neighbourhoods.Coverage, 0, .2);
    }

    [Fact]
    public void Copies_of_training_images_are_found_out_and_traced_to_their_originals()
    {
        using var scope = NewDisposeScope();
        var places = tensor(new[] { 5L, 17, 40, 41, 100, 7 });
        using var copies = new ImageSet(training.Pixels.index_select(0, places), training.Labels.index_select(0, places), training.Classes);
        var score = part.Measure(copies);
        Assert.Equal(1, score.Memorised);
        Assert.Equal([5, 17, 40, 41, 100, 7], score.NearestTraining);
        Assert.All(score.NearestDistance, distance => Assert.InRange(distance, 0, 1e-4));
    }

    [Fact]
    public void The_real_images_of_the_part_are_memorised_to_the_part_that_defines_it()
    {
        using var same = new ImageSet(held.Pixels.clone(), held.Labels.clone(), held.Classes);
        var score = part.Measure(same);
        Assert.Equal(3.0 / 300, score.Memorised, 1e-9);
        Assert.InRange(score.Frechet, 0, 1e-6);
        Assert.Equal(part.ClassifierAccuracy, score.LabelAccuracy);
    }

    [Fact]
    public void Labels_that_the_images_do_not_show_cost_label_accuracy_class_by_class()
    {
        using var generated = StripedImages.Draw(300, 3);
        using var scope = NewDisposeScope();
        // All are said to be standing, which a third of them is; the other classes have no image.
        using var mislabelled = new ImageSet(generated.Pixels.clone(), ones_like(generated.Labels), generated.Classes);
        var score = part.Measure(mislabelled);
        Assert.InRange(score.LabelAccuracy, .25, .42);
        Assert.Equal(score.LabelAccuracy, score.ClassAccuracy[1], 1e-12);
        Assert.True(double.IsNaN(score.ClassAccuracy[0]) && double.IsNaN(score.ClassAccuracy[2]));
        Assert.Equal(["Label accuracy of lying", "Label accuracy of standing", "Label accuracy of plain"], score.ByClass(evaluation.Classes).Select(metric => metric.Name));
    }

    [Fact]
    public void Every_metric_of_the_table_has_a_direction_and_is_finite()
    {
        using var generated = StripedImages.Draw(60, 3);
        var metrics = part.Measure(generated).Metrics;
        Assert.Equal(9, metrics.Count);
        Assert.All(metrics, metric => Assert.True(double.IsFinite(metric.Value), metric.Name));
        Assert.Equal(
            ["Frechet distance", "KID x1000", "KID x1000 error", "Memorised"], metrics.Where(metric => MetricDirection.IsHigherBetter(metric.Name) == false).Select(metric => metric.Name));
        Assert.DoesNotContain(metrics, metric => MetricDirection.IsHigherBetter(metric.Name) is null);
    }

    [Fact]
    public void The_floor_is_a_row_that_no_model_is_compared_as_the_best_with()
    {
        var row = part.FloorRow(200);
        Assert.True(row is { IsBaseline: true, IsCeiling: true });
        Assert.Contains("200 training images, in its mix of classes, against the validation part", row.Note, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Protocols.Single().Metrics, metric => metric.Name == ImageMetricNames.Memorised);
    }

    [Fact]
    public void The_protocol_says_sizes_neighbours_part_and_classifier()
    {
        var protocol = part.Protocol(1234);
        Assert.StartsWith("1,234 generated against 300 real images of the validation part;", protocol, StringComparison.Ordinal);
        Assert.Contains($"evaluation classifier {evaluation.Classifier.Hash}, right on ", protocol, StringComparison.Ordinal);
        Assert.Contains("k = 3", protocol, StringComparison.Ordinal);
        Assert.Contains("at most 10,000 of each", part.Protocol(20_000), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_images_give_the_same_bits_twice_and_from_the_cache()
    {
        using var folder = new TemporaryFolder();
        using var generated = StripedImages.Draw(60, 3);
        var scores = new List<IReadOnlyList<MetricValue>>();
        for (var run = 0; run < 2; run++)
        {
            using var cached = new ImageEvaluation(training, StripedImages.Config(folder.Path), observer, new StopSignal());
            using var reference = cached.Against(held, "test");
            scores.Add(reference.Measure(generated).Metrics);
        }

        Assert.Equal(scores[0], scores[1]);
        Assert.Equal(2, Directory.GetFiles(folder.Path, "features-*.safetensors").Length);
        Assert.Empty(observer.Messages);
    }

    [Fact]
    public void Too_few_images_on_either_side_are_refused()
    {
        using var three = StripedImages.Draw(3, 3);
        Assert.Contains("3 images are too few to measure: it takes at least 4", Assert.Throws<EcomException>(() => part.Measure(three)).Message, StringComparison.Ordinal);
        Assert.Contains("the test part has 3 images", Assert.Throws<EcomException>(() => evaluation.Against(three, "test")).Message, StringComparison.Ordinal);
        Assert.Throws<EcomException>(() => part.Floor(3));
    }

    [Fact]
    public void Images_of_another_form_or_other_classes_are_refused()
    {
        using var wide = StripedImages.Draw(9, 3, 1, 12, 20);
        Assert.Contains("1 x 12 x 20", Assert.Throws<EcomException>(() => part.Measure(wide)).Message, StringComparison.Ordinal);
        using var renamed = new ImageSet(held.Pixels.clone(), held.Labels.clone(), ["a", "b", "c"]);
        Assert.Throws<EcomException>(() => evaluation.Against(renamed, "test"));
    }

    [Fact]
    public void No_tensor_outlives_an_evaluation()
    {
        using var folder = new TemporaryFolder();
        using var generated = StripedImages.Draw(60, 3);
        var before = LiveTensors.Settled();
        for (var run = 0; run < 2; run++)
        {
            using var other = new ImageEvaluation(training, StripedImages.Config(folder.Path) with { ClassifierEpochs = 1 }, observer, new StopSignal());
            using var reference = other.Against(held, "validation");
            reference.Measure(generated);
            reference.FloorRow(100);
        }

        Assert.Equal(before, LiveTensors.Settled());
    }

    public void Dispose()
    {
        part.Dispose();
        evaluation.Dispose();
        training.Dispose();
        held.Dispose();
    }
}
