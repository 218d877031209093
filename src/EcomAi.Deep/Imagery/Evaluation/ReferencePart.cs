using System.Globalization;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>The real images of a part, summarised once, and the measuring of others against them.</summary>
public sealed class ReferencePart : IDisposable
{
    /// <summary>
    /// Measures over pairs of images take this many of a set, drawn from a fixed seed, where it has more: their cost grows with the square, and tables of them are of this size.
    /// </summary>
    public const int PairLimit = 10_000;

    /// <summary>The part of real images that count as suspiciously near to a training image.</summary>
    public const double NearPart = .01;

    private readonly ImageEvaluation _evaluation;
    private readonly string _part;
    private readonly FeatureStatistics _statistics;
    private readonly IReadOnlyList<int> _mix;
    private readonly Tensor _paired;
    private readonly Tensor _radii;
    private readonly KernelDistance _kernel;
    private readonly double _near;

    internal ReferencePart(ImageEvaluation evaluation, ImageSet real, string part)
    {
        (_evaluation, _part, Count, _mix) = (evaluation, part, real.Count, ImageSetFacts.ClassCounts(real));
        using var features = evaluation.FeaturesOf(real);
        ClassifierAccuracy = features.Accuracy(real.Labels);
        _statistics = FeatureStatistics.Of(features.Values);
        _paired = Draw(features.Values, PairLimit).DetachFromDisposeScope();
        _radii = NearestNeighbours.Radii(_paired, evaluation.Config.Neighbours).DetachFromDisposeScope();
        _kernel = new KernelDistance(_paired);
        _near = Near(_paired, evaluation.Training.Values);
    }

    /// <summary>Real images of the part.</summary>
    public int Count { get; }

    /// <summary>The part of the real images whose class the classifier finds.</summary>
    public double ClassifierAccuracy { get; }

    /// <summary>Measures generated images.</summary>
    /// <param name="generated">The images, their labels what they are meant to show, of the training images' form and classes.</param>
    /// <exception cref="EcomException">There are fewer than neighbours + 1, or they have another form.</exception>
    public ImageScore Measure(ImageSet generated)
    {
        ArgumentNullException.ThrowIfNull(generated);
        _evaluation.CheckAlike(generated, "the generated images");
        CheckCount(generated.Count);
        using var features = _evaluation.Classifier.See(generated.Pixels);
        using var nearest = NearestNeighbours.Of(features.Values, _evaluation.Training.Values);
        using var scope = NewDisposeScope();
        var distances = nearest.Squared.sqrt();
        return Compare(features, generated.Labels) with
        {
            Memorised = distances.le(_near).to(float64).mean().item<double>(),
            NearestTraining = [.. nearest.Places.cpu().data<long>().ToArray().Select(place => (int)place)],
            NearestDistance = distances.to(float32).cpu().data<float>().ToArray(),
        };
    }

    /// <summary>
    /// The floor: real training images in the part's mix of classes, measured as if they had been generated. No generator that has learned the training images comes nearer
    /// than this but by chance.
    /// </summary>
    /// <param name="count">How many, drawn from a fixed seed; as many as every class has enough for where there are fewer.</param>
    /// <exception cref="EcomException">There are fewer than neighbours + 1.</exception>
    public ImageScore Floor(int count)
    {
        var alike = Alike(count);
        CheckCount(alike.Length);
        using var scope = NewDisposeScope();
        var training = _evaluation.Training;
        var places = tensor(alike).to(training.Values.device);
        using var drawn = new ImageFeatures(training.Values.index_select(0, places), training.Predicted.index_select(0, places));
        return Compare(drawn, _evaluation.TrainingLabels.to(training.Values.device).index_select(0, places));
    }

    /// <summary>The floor as a row of the result table.</summary>
    /// <param name="count">Generated images of the other rows.</param>
    public ModelResult FloorRow(int count)
    {
        var floor = Floor(count);
        return new ModelResult(
            "real images", IsBaseline: true, [new ProtocolResult(Protocol(count), [.. floor.Metrics.Where(metric => metric.Name != ImageMetricNames.Memorised)])],
            string.Create(
                CultureInfo.InvariantCulture,
                $"{floor.Count:N0} training images, in its mix of classes, against the {_part} part: what perfect images of the same number come to. Their label accuracy is of images that the classifier learned from; of the {_part} part it finds {ClassifierAccuracy:0.000}."),
            FitSeconds: 0, IsCeiling: true);
    }

    /// <summary>How the figures are measured, in one line.</summary>
    /// <param name="count">Generated images.</param>
    public string Protocol(int count)
    {
        var k = _evaluation.Config.Neighbours;
        var limited = Math.Max(count, Count) > PairLimit ? string.Create(CultureInfo.InvariantCulture, $" (at most {PairLimit:N0} of each where pairs are compared)") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} generated against {Count:N0} real images of the {_part} part{limited}; {_evaluation.Classifier.FeatureSize} features of evaluation classifier {_evaluation.Classifier.Hash}, right on {ClassifierAccuracy:0.000} of the part; KID unbiased over all pairs; precision, recall, density, coverage with k = {k}; memorised: as near to a training image as the nearest 1 % of the part's real images");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statistics.Dispose();
        _paired.Dispose();
        _radii.Dispose();
        _kernel.Dispose();
    }

    private ImageScore Compare(ImageFeatures features, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var statistics = FeatureStatistics.Of(features.Values);
        var paired = Draw(features.Values, PairLimit);
        return new ImageScore
        {
            Count = features.Count,
            Frechet = FrechetDistance.Between(_statistics, statistics),
            Kernel = _kernel.To(paired),
            Neighbourhoods = Prdc.Of(_paired, _radii, paired, _evaluation.Config.Neighbours),
            LabelAccuracy = features.Accuracy(labels),
            ClassAccuracy = features.AccuracyByClass(labels, _evaluation.Classes.Count),
            Memorised = double.NaN,
            NearestTraining = [],
            NearestDistance = [],
        };
    }

    // Training images in the mix of classes that generated ones have, too.
    private long[] Alike(int count)
    {
        using var host = _evaluation.TrainingLabels.cpu();
        var labels = host.data<long>().ToArray();
        var order = Enumerable.Range(0, labels.Length).Select(place => (long)place).ToArray();
        new Xoshiro256(Seeds.Derive(0, "evaluated images")).Shuffle(order.AsSpan());
        var ofClass = order.ToLookup(place => labels[place]);
        var asked = Enumerable.Range(0, _mix.Count).Where(label => _mix[label] > 0).ToArray();
        var scale = Math.Min(count / (double)Count, asked.Min(label => ofClass[label].Count() / (double)_mix[label]));
        var chosen = new List<long>();
        var upTo = 0;
        foreach (var label in asked)
        {
            upTo += _mix[label];
            chosen.AddRange(ofClass[label].Take((int)Math.Round(upTo * scale) - chosen.Count)); // rounded along the way, so that the sum is right
        }

        return [.. chosen];
    }

    private void CheckCount(int count)
    {
        var least = Math.Max(3, _evaluation.Config.Neighbours + 1);
        if (count < least)
            throw new EcomException($"{count} images are too few to measure: it takes at least {least} (evaluate.neighbours is {_evaluation.Config.Neighbours}); raise evaluate.samples or give more training images");
    }

    // The distance that the nearest 1 % of held-out real images are within of their nearest training image.
    private static double Near(Tensor held, Tensor training)
    {
        using var nearest = NearestNeighbours.Of(held, training);
        using var scope = NewDisposeScope();
        var (sorted, _) = nearest.Squared.sort();
        var place = Math.Max(0, (long)Math.Ceiling(NearPart * sorted.size(0)) - 1);
        return Math.Sqrt(sorted[place].item<double>());
    }

    private static Tensor Draw(Tensor features, int count)
    {
        if (features.size(0) <= count)
            return features.alias();
        using var scope = NewDisposeScope();
        return features.index_select(0, Places((int)features.size(0), count).to(features.device)).MoveToOuterDisposeScope();
    }

    // Different places of a set, in random order from a fixed seed.
    private static Tensor Places(int all, int count)
    {
        var places = Enumerable.Range(0, all).Select(place => (long)place).ToArray();
        if (count >= all)
            return tensor(places);
        new Xoshiro256(Seeds.Derive(0, "evaluated images")).Shuffle(places.AsSpan());
        return tensor(places.AsSpan(0, count).ToArray());
    }
}
