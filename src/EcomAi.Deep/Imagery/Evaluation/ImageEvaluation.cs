using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// What images are measured with: the evaluation classifier and the features of the training images, both from the cache where they are there. One serves the validation and the test
/// part.
/// </summary>
public sealed class ImageEvaluation : IDisposable
{
    private readonly EvaluationCache _cache;
    private readonly ImageFeatures _features;
    private readonly Tensor _labels;

    /// <summary>Trains or loads the classifier and looks at the training images.</summary>
    /// <param name="training">The real training images; they are not kept.</param>
    /// <param name="config">The settings.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <exception cref="EcomException">There are too few training images, or only one class of them.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public ImageEvaluation(ImageSet training, ImageEvaluateConfig config, IRunObserver observer, StopSignal stop)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(observer);
        Config = config;
        Classes = training.Classes;
        _cache = new EvaluationCache(config.Cache, observer);
        Classifier = EvaluationClassifier.Of(training, config, observer, stop);
        _features = FeaturesOf(training);
        _labels = training.Labels.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>The classifier.</summary>
    public EvaluationClassifier Classifier { get; }

    /// <summary>The settings.</summary>
    public ImageEvaluateConfig Config { get; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The features of the training images.</summary>
    internal ImageFeatures Training => _features;

    /// <summary>The labels of the training images.</summary>
    internal Tensor TrainingLabels => _labels;

    /// <summary>Summarises the real images that others are measured against.</summary>
    /// <param name="real">The validation or test images; they are not kept.</param>
    /// <param name="part">What they are called: <c>validation</c> or <c>test</c>.</param>
    /// <returns>The part, the caller's to dispose, before this.</returns>
    /// <exception cref="EcomException">There are fewer images than neighbours + 1, or their classes or size are not the training images'.</exception>
    public ReferencePart Against(ImageSet real, string part)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentException.ThrowIfNullOrEmpty(part);
        CheckAlike(real, $"the {part} images");
        var least = Math.Max(3, Config.Neighbours + 1);
        if (real.Count < least)
            throw new EcomException($"the {part} part has {real.Count} images, and to measure against it takes at least {least} (evaluate.neighbours is {Config.Neighbours}): give it more images");
        return new ReferencePart(this, real, part);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _features.Dispose();
        _labels.Dispose();
        Classifier.Dispose();
    }

    /// <summary>Refuses images of another form or other classes.</summary>
    internal void CheckAlike(ImageSet images, string what)
    {
        if (images.Shape != Classifier.Shape || !images.Classes.SequenceEqual(Classes, StringComparer.Ordinal))
            throw new EcomException($"{what} are {Form(images.Shape)}, the training images are {Form(Classifier.Shape)}: both must be alike, in the names of their classes too");
    }

    /// <summary>The features of real images, from the cache where they are there.</summary>
    internal ImageFeatures FeaturesOf(ImageSet real)
    {
        var name = $"features-{Classifier.Hash}-{ContentHash.Of(real)[..16]}";
        if (_cache.Read(name) is { } kept)
        {
            using var scope = NewDisposeScope();
            if (kept.TryGetValue("features", out var values) && kept.TryGetValue("predicted", out var predicted) && values.size(0) == real.Count)
            {
                var found = new ImageFeatures(values.to(Classifier.Device, copy: true), predicted.to(Classifier.Device, copy: true));
                foreach (var tensor in kept.Values)
                    tensor.Dispose();
                return found;
            }
        }

        var features = Classifier.See(real.Pixels);
        _cache.Write(name, new Dictionary<string, Tensor> { ["features"] = features.Values, ["predicted"] = features.Predicted });
        return features;
    }

    private static string Form(ImageShape shape) => $"{shape.Channels} x {shape.Height} x {shape.Width} of {shape.Classes} classes";
}
