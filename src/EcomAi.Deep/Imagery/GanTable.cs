using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Imagery.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Imagery;

/// <summary>Measures the generator on the validation part while it learns, and on the test part in the end (on the validation part where there is no test part).</summary>
internal sealed class GanTable : IDisposable
{
    // The images measured are the same for all runs and steps, whatever the run's seed.
    private const long SampleSeed = 1;
    private const int NeighboursShown = 12;
    private readonly GanConfig _config;
    private readonly ImageSplits _images;
    private readonly StopSignal _stop;
    private readonly ImageEvaluation _evaluation;
    private readonly ImageSet _chosenBy;
    private readonly ReferencePart _validation;

    public GanTable(GanConfig config, ImageSplits images, IRunObserver observer, StopSignal stop)
    {
        (_config, _images, _stop) = (config, images, stop);
        _chosenBy = images.Validation ?? throw new EcomException("there are no validation images to choose a checkpoint by: name data.validation, or set data.validationCount to hold training images back");
        _evaluation = new ImageEvaluation(images.Train, config.Evaluate, observer, stop);
        _validation = _evaluation.Against(_chosenBy, "validation");
    }

    /// <summary>The figures that choose a checkpoint.</summary>
    public IReadOnlyList<MetricValue> Validate(Generator generator)
    {
        using var made = Make(generator, _chosenBy, _config.Evaluate.ValidationSamples);
        return [.. _validation.Measure(made).Metrics];
    }

    /// <summary>Keeps the evaluation classifier with the run, for scoring without the training images.</summary>
    public void Save(RunFolder run) => _evaluation.Classifier.Save(TrainedGan.ClassifierPath(run));

    /// <summary>The run's result without what only the training knows. Leaves the picture of nearest neighbours.</summary>
    public RunResult Result(RunFolder run, TrainedGan gan, double seconds)
    {
        var (set, part) = _images.Test is { } test ? (test, "test") : (_chosenBy, "validation");
        using var reference = part == "test" ? _evaluation.Against(set, part) : null;
        var against = reference ?? _validation;
        using var made = Make(gan.Generator, set, _config.Evaluate.Samples);
        var score = against.Measure(made);
        run.LogPicture(gan.Step, GanReport.Neighbours, Beside(made, score));
        return new RunResult
        {
            Run = run.Path,
            Family = GanFamily.FamilyName,
            Part = part,
            ChosenBy = ImageMetricNames.Frechet,
            Facts = Facts(gan),
            Models =
            [
                new ModelResult(Name, IsBaseline: false, [new ProtocolResult(against.Protocol(made.Count), score.Metrics)], ByClass(score), seconds),
                against.FloorRow(made.Count),
            ],
            TrainSeconds = seconds,
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
        };
    }

    public void Dispose()
    {
        _validation.Dispose();
        _evaluation.Dispose();
    }

    private string Name => _config.Model.Kind.ToString().ToLowerInvariant() + (_config.Train.Loss == GanLossKind.WganGp ? " wgan-gp" : "");

    private List<KeyValuePair<string, string>> Facts(TrainedGan gan)
    {
        var facts = new List<KeyValuePair<string, string>>
        {
            new("training part", ImageSetFacts.Describe(_images.Train)),
            new("classes", ImageSetFacts.DescribeClasses(_images.Train)),
            new("validation part", ImageSetFacts.Describe(_chosenBy)),
        };
        if (_images.Test is { } test)
            facts.Add(new("test part", ImageSetFacts.Describe(test)));
        facts.Add(new("model", string.Create(CultureInfo.InvariantCulture, $"{Name}, {GanModels.ParameterCount(gan.Generator):N0} + {GanModels.ParameterCount(gan.Discriminator):N0} parameters (generator + discriminator)")));
        facts.Add(new("real images shown", string.Create(CultureInfo.InvariantCulture, $"{gan.Step * _config.Train.BatchSize:N0}")));
        return facts;
    }

    private ImageSet Make(Generator generator, ImageSet like, int count) =>
        ImageSampler.Sample(generator, ImageSampler.LabelsLike(like, count), SampleSeed, classes: _images.Train.Classes, stop: _stop);

    private string ByClass(ImageScore score) => "label accuracy by class: " + string.Join(
        ", ", _images.Train.Classes.Zip(score.ClassAccuracy, (name, accuracy) => string.Create(CultureInfo.InvariantCulture, $"{name} {accuracy:0.00}")));

    /// <summary>The generated images that are nearest to a training image, and beneath each that training image.</summary>
    private Picture Beside(ImageSet made, ImageScore score)
    {
        var shown = Enumerable.Range(0, made.Count).OrderBy(image => score.NearestDistance[image]).Take(NeighboursShown).ToArray();
        using var scope = NewDisposeScope();
        var device = made.Pixels.device;
        var generated = made.Pixels.index_select(0, tensor(Array.ConvertAll(shown, image => (long)image), device: device));
        var real = _images.Train.Pixels.index_select(0, tensor(Array.ConvertAll(shown, image => (long)score.NearestTraining[image]), device: device));
        return PictureGrid.Tile(PictureTensors.ToPictures(cat([generated, real])), shown.Length);
    }
}
