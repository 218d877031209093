using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>How a set of images compares with the real images of a part.</summary>
public sealed record ImageScore
{
    /// <summary>Images measured.</summary>
    public required int Count { get; init; }

    /// <summary>The Frechet distance.</summary>
    public required double Frechet { get; init; }

    /// <summary>The kernel distance, unscaled.</summary>
    public required KernelEstimate Kernel { get; init; }

    /// <summary>Precision, recall, density and coverage.</summary>
    public required Prdc Neighbourhoods { get; init; }

    /// <summary>The part of images that the classifier takes for the class that they are meant to show.</summary>
    public required double LabelAccuracy { get; init; }

    /// <summary>The same by class, in the order of the classes; NaN for a class without images.</summary>
    public required IReadOnlyList<double> ClassAccuracy { get; init; }

    /// <summary>
    /// The part of images as near to their nearest training image, in feature space, as the nearest 1 % of the part's real images are to theirs. Images that were not copied come to
    /// about .01, also when they are plain: a generator of typical images lies nearer to some training image than real variety does. NaN for training images themselves.
    /// </summary>
    public required double Memorised { get; init; }

    /// <summary>For each image the training image nearest to it in feature space; empty for training images themselves.</summary>
    public required IReadOnlyList<int> NearestTraining { get; init; }

    /// <summary>For each image the distance to that one in feature space; empty for training images themselves.</summary>
    public required IReadOnlyList<float> NearestDistance { get; init; }

    /// <summary>The figures of the result table, in the order of its columns.</summary>
    public IReadOnlyList<MetricValue> Metrics
    {
        get
        {
            var metrics = new List<MetricValue>
            {
                new(ImageMetricNames.Frechet, Frechet),
                new(ImageMetricNames.Kernel, 1000 * Kernel.Value),
                new(ImageMetricNames.KernelError, 1000 * Kernel.StandardError),
                new(ImageMetricNames.Precision, Neighbourhoods.Precision),
                new(ImageMetricNames.Recall, Neighbourhoods.Recall),
                new(ImageMetricNames.Density, Neighbourhoods.Density),
                new(ImageMetricNames.Coverage, Neighbourhoods.Coverage),
                new(ImageMetricNames.LabelAccuracy, LabelAccuracy),
                new(ImageMetricNames.Memorised, Memorised),
            };
            return metrics;
        }
    }

    /// <summary>The label accuracy of each class.</summary>
    /// <param name="classes">The names of the classes.</param>
    public IReadOnlyList<MetricValue> ByClass(IReadOnlyList<string> classes) =>
        [.. classes.Zip(ClassAccuracy, (name, accuracy) => new MetricValue(ImageMetricNames.OfClass(name), accuracy))];
}
