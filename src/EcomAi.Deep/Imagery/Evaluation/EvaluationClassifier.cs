using System.Globalization;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// A small convolutional network, trained from a fixed seed to tell the classes of the real training images apart, then frozen: its features are what generated images are measured
/// in, where published tables take an Inception network's. Values compare only under one classifier, which <see cref="Hash"/> names.
/// </summary>
public sealed class EvaluationClassifier : IDisposable
{
    // A forward pass without gradients; what 256 images of 64x64 need is a few hundred MB at most.
    private const int BatchSize = 256;

    private const string ScaleName = "scale";

    private readonly EvaluationNetwork _network;
    private readonly Device _device;
    private readonly double _scale;

    private EvaluationClassifier(EvaluationNetwork network, ImageShape shape, double scale, Device device)
    {
        (_network, Shape, _scale, _device) = (network, shape, scale, device);
        Hash = ContentHash.Of(State())[..12];
    }

    /// <summary>The form of the images it reads.</summary>
    public ImageShape Shape { get; }

    /// <summary>Numbers of an image's features.</summary>
    public int FeatureSize => _network.FeatureSize;

    /// <summary>The first twelve hexadecimal digits of the SHA-256 of its weights.</summary>
    public string Hash { get; }

    /// <summary>Where it works, and where features are.</summary>
    internal Device Device => _device;

    /// <summary>Takes the classifier of these images and settings from the cache, or trains it and keeps it there.</summary>
    /// <param name="training">The real training images, of at least 2 classes; the classifier works on their device.</param>
    /// <param name="config">Its width, epochs and precision, and the cache.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <exception cref="EcomException">There are fewer than two images or classes.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static EvaluationClassifier Of(ImageSet training, ImageEvaluateConfig config, IRunObserver observer, StopSignal stop)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentNullException.ThrowIfNull(stop);
        Check(training);
        var cache = new EvaluationCache(config.Cache, observer);
        var settings = string.Create(CultureInfo.InvariantCulture, $"{ClassifierTraining.Version}, {config.ClassifierWidth} wide, {config.ClassifierEpochs} epochs, {config.ClassifierPrecision}");
        var name = "classifier-" + ContentHash.Of($"{settings}, {ContentHash.Of(training)}")[..16];
        if (Load(cache, name, training, config) is { } kept)
            return kept;
        var network = ClassifierTraining.Run(training, config, observer, stop);
        var raw = new EvaluationClassifier(network, training.Shape, 1, training.Pixels.device);
        // One number for all features keeps their geometry and makes distances of different classifiers comparable in size.
        var classifier = new EvaluationClassifier(network, training.Shape, raw.RootMeanSquare(training.Pixels), training.Pixels.device);
        cache.Write(name, classifier.State());
        return classifier;
    }

    /// <summary>What it sees in images.</summary>
    /// <param name="pixels">[N, channels, height, width] uint8, on any device.</param>
    /// <returns>Features and classes on the classifier's device.</returns>
    public ImageFeatures See(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.dim() != 4 || pixels.size(1) != Shape.Channels || pixels.size(2) != Shape.Height || pixels.size(3) != Shape.Width)
            throw new ArgumentException($"the classifier reads [N, {Shape.Channels}, {Shape.Height}, {Shape.Width}], received [{string.Join(", ", pixels.shape)}]", nameof(pixels));
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var values = zeros(pixels.size(0), FeatureSize, float32, _device);
        var predicted = zeros(pixels.size(0), int64, _device);
        for (var start = 0L; start < pixels.size(0); start += BatchSize)
        {
            using var batch = NewDisposeScope();
            var count = Math.Min(BatchSize, pixels.size(0) - start);
            var features = _network.Features(ImageSet.Normalize(pixels.narrow(0, start, count).to(_device)));
            predicted.narrow(0, start, count).copy_(_network.Classify(features).argmax(1));
            values.narrow(0, start, count).copy_(features.mul_(1 / _scale));
        }

        return new ImageFeatures(values, predicted);
    }

    /// <summary>How likely it takes images to be of each class.</summary>
    /// <param name="pixels">[N, channels, height, width] uint8, on any device.</param>
    /// <returns>[N, classes] float32, each row a distribution, on the classifier's device.</returns>
    public Tensor Probabilities(Tensor pixels)
    {
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        using var seen = See(pixels);
        return _network.Classify(seen.Values.mul(_scale)).softmax(1).MoveToOuterDisposeScope();
    }

    /// <summary>Writes the classifier to a safetensors file.</summary>
    internal void Save(string path)
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(path, State());
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The form of the images.</param>
    /// <param name="config">Its width.</param>
    /// <param name="device">Where it shall work.</param>
    /// <exception cref="EcomException">The file is damaged, or does not fit.</exception>
    internal static EvaluationClassifier Read(string path, ImageShape shape, ImageEvaluateConfig config, Device device) =>
        Restore(Safetensors.Read(path), path, shape, config, device);

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static void Check(ImageSet training)
    {
        if (training.Count < 2)
            throw new EcomException($"the evaluation classifier needs at least 2 training images, received {training.Count}: check data.train");
        using var scope = NewDisposeScope();
        var labels = training.Labels;
        if (training.Classes.Count < 2 || labels.min().item<long>() == labels.max().item<long>())
        {
            throw new EcomException(
                $"the evaluation classifier needs images of at least 2 classes, received one ('{training.Classes[(int)labels[0].item<long>()]}'): "
                + "add images of other products under another label, as what sets the classes apart is what images are measured by");
        }
    }

    private static EvaluationClassifier? Load(EvaluationCache cache, string name, ImageSet training, ImageEvaluateConfig config)
    {
        return cache.Read(name) is { } kept ? Restore(kept, name, training.Shape, config, training.Pixels.device) : null;
    }

    /// <summary>Takes over saved tensors, which are disposed.</summary>
    private static EvaluationClassifier Restore(Dictionary<string, Tensor> saved, string name, ImageShape shape, ImageEvaluateConfig config, Device device)
    {
        try
        {
            using var scope = NewDisposeScope();
            if (!saved.TryGetValue(ScaleName, out var scale) || scale.numel() != 1)
                throw new EcomException($"'{name}' is damaged: it holds no '{ScaleName}'");
            var random = new Xoshiro256(0);
            var network = new EvaluationNetwork(shape, config.ClassifierWidth, ref random);
            TensorState.Copy(saved.Where(pair => pair.Key != ScaleName).ToDictionary(), network.state_dict(), name);
            network.to(device).DetachFromDisposeScope();
            network.eval();
            return new EvaluationClassifier(network, shape, scale.item<double>(), device);
        }
        finally
        {
            foreach (var tensor in saved.Values)
                tensor.Dispose();
        }
    }

    private Dictionary<string, Tensor> State()
    {
        var state = _network.state_dict();
        state.Add(ScaleName, tensor(_scale, float64));
        return state;
    }

    private double RootMeanSquare(Tensor pixels)
    {
        using var features = See(pixels);
        using var scope = NewDisposeScope();
        var scale = Math.Sqrt(features.Values.to(float64).square().mean().item<double>());
        return scale > 0 ? scale : 1;
    }
}
