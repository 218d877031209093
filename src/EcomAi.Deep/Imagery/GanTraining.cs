using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Imagery.Learning;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery;

/// <summary>One training command: images, evaluation classifier, run folder, training chosen on the validation part, the test part, the result.</summary>
internal sealed class GanTraining(TrainRequest request)
{
    private readonly GanConfig _config = (GanConfig)request.Config;

    /// <summary>Trains and leaves a finished run folder.</summary>
    public RunResult Run()
    {
        var device = GanFamily.Prepare(_config);
        using var resumed = request.ResumeFrom is { } resume ? RunFolder.Open(resume, request.OutputRoot) : null;
        using var images = ImageSplits.Load(_config.Data, device);
        request.Observer.Detail($"training part: {ImageSetFacts.Describe(images.Train)}");
        using var created = resumed is null ? RunFolder.Create(request.OutputRoot, GanFamily.FamilyName) : null;
        var run = resumed ?? created!;
        if (created is not null)
        {
            run.WriteConfig(ConfigWriter.ToJson(_config));
            run.WriteEnvironment(RunEnvironment.Describe(TorchRuntime.Describe(), device.ToString(), _config.Threads, images.Files));
        }

        using var table = new GanTable(_config, images, request.Observer, request.Stop);
        table.Save(run);
        var outcome = Learn(run, images, table, device);
        using var gan = TrainedGan.Load(run, _config, device);
        var result = table.Result(run, gan, outcome.StepSeconds) with
        {
            TrainingNote = string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Epochs} epochs ({outcome.EndReason}); epoch {outcome.BestEpoch} chosen by validation {ImageMetricNames.Frechet} {outcome.BestValue:F4}"),
            SamplesPerSecond = outcome.Samples / Math.Max(outcome.StepSeconds, 1e-9),
            NextCommand = $"./ecomai score --run {run.Path} --count 8 --output samples.png",
        };
        run.WriteResult(result);
        ReportWriter.Write(run, GanReport.Sections(run));
        return result;
    }

    private TrainingOutcome Learn(RunFolder run, ImageSplits images, GanTable table, Device device)
    {
        using var learner = new GanLearner(_config.Model, _config.Train, _config.Augment, images.Train.Shape, _config.Seed, device);
        var watch = new GanWatch(run, _config.Train.Collapse, request.Observer);
        using var job = new GanJob(learner, images.Train, _config, watch, () => table.Validate(learner.Exported), folder => ImageFacts.Of(images.Train).Write(folder));
        return new Trainer(_config.Train, _config.Seed, run, request.Observer, request.Stop).Run(job);
    }
}
