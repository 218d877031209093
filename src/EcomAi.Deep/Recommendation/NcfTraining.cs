using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation.Models;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>One training command: data, run folder, training, perhaps a refit, the test, the result.</summary>
internal sealed class NcfTraining
{
    private readonly TrainRequest _request;
    private NcfConfig _config;

    public NcfTraining(TrainRequest request) => (_request, _config) = (request, (NcfConfig)request.Config);

    /// <summary>Trains and leaves a finished run folder.</summary>
    public RunResult Run()
    {
        var device = NcfFamily.Prepare(_config);
        var from = _config.Train.From is { } path ? EarlierRun.Open(path, _request.OutputRoot, _config.Model.Kind, "train.from") : null;
        if (from is not null)
            _config = _config with { Train = _config.Train with { From = from.Path } }; // "last" will be another run tomorrow
        using var resumed = _request.ResumeFrom is { } resume ? RunFolder.Open(resume, _request.OutputRoot) : null;
        var data = InteractionData.Load(_config.Data, KnownIds(resumed, from), _request.Observer);
        foreach (var fact in data.Facts)
            _request.Observer.Detail($"{fact.Key}: {fact.Value}");
        using var created = resumed is null ? RunFolder.Create(_request.OutputRoot, NcfFamily.FamilyName) : null;
        var run = resumed ?? created!;
        if (created is not null)
            Describe(created, data, device);

        var table = new ResultTable(_config, data, device, _request.Observer, _request.Stop);
        var (outcome, note) = _config.Model.IsNeural() ? TrainNeural(run, data, table, from, device) : TrainClosedForm(run, data, table, device);
        using var trained = TrainedModel.Load(TrainedModel.FinalCheckpoint(run, _config), _config, device);
        var result = new RunResult
        {
            Run = run.Path,
            Family = NcfFamily.FamilyName,
            Part = "test",
            Facts = [.. data.Facts, new("model", Describe(trained.Model))],
            Models = table.Measure(trained.Model, outcome.StepSeconds),
            TrainingNote = note,
            ChosenBy = _config.Evaluate.ValidationMetric,
            TrainSeconds = outcome.StepSeconds,
            SamplesPerSecond = _config.Model.IsNeural() ? outcome.Samples / Math.Max(outcome.StepSeconds, 1e-9) : 0,
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
            NextCommand = $"./ecomai score --run {run.Path} --top 20 --output ranked.parquet",
        };
        run.WriteResult(result);
        ReportWriter.Write(run, []);
        return result;
    }

    /// <summary>Ids that keep their numbers: the run's own once it has a checkpoint, those of the run it starts from before.</summary>
    private static EarlierIds? KnownIds(RunFolder? resumed, EarlierRun? from)
    {
        var files = resumed is not null && Checkpoint.Last(resumed) is { } last ? CheckpointFiles.Read(last.Folder) : from?.Files;
        return files is null ? null : new EarlierIds(files.Users, files.Items);
    }

    private void Describe(RunFolder run, RecommendationData data, Device device)
    {
        run.WriteConfig(ConfigWriter.ToJson(_config));
        run.WriteEnvironment(RunEnvironment.Describe(TorchRuntime.Describe(), device.ToString(), _config.Threads, data.Files));
        if (data.Split.Stream is null)
            HistoryFile.Write(Path.Combine(run.Path, HistoryFile.Name), data);
    }

    private (TrainingOutcome Outcome, string? Note) TrainNeural(
        RunFolder run, RecommendationData data, ResultTable table, EarlierRun? from, Device device)
    {
        var files = Files(data);
        var chosen = TrainOnce(run, _config.Train, data.Split);
        var note = data.Split.Validation.Count == 0
            ? $"{chosen.Epochs} epochs, nothing to validate on ({chosen.EndReason})"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{chosen.Epochs} epochs ({chosen.EndReason}); epoch {chosen.BestEpoch} chosen by validation {_config.Evaluate.ValidationMetric} {chosen.BestValue:F4}");
        if (!_config.Train.Refit)
            return (chosen, note);

        _request.Observer.Message($"training again on training and validation rows, {chosen.BestEpoch} epochs");
        var refit = TrainOnce(
            TrainedModel.Refit(run), _config.Train with { Epochs = chosen.BestEpoch, Patience = 0 }, data.Split.WithValidationTrained());
        return (refit, note + ", then trained anew for as many epochs on training and validation rows");

        TrainingOutcome TrainOnce(RunFolder folder, NcfTrainConfig loop, InteractionSplit split)
        {
            using var model = Start(data, from, files, device);
            using var job = new NcfJob(model, split, _config, table.Evaluator, files, device);
            return new Trainer(loop, _config.Seed, folder, _request.Observer, _request.Stop).Run(job);
        }
    }

    private (TrainingOutcome Outcome, string? Note) TrainClosedForm(RunFolder run, RecommendationData data, ResultTable table, Device device)
    {
        using var job = new BaselineJob(BaselineModel.Kind(_config.Model.Kind), table.FinalSplit, _config.Baselines, Files(data), device);
        return (new Trainer(_config.Train with { Epochs = 1 }, _config.Seed, run, _request.Observer, _request.Stop).Run(job), null);
    }

    /// <summary>A model at its start: drawn from the seed, then perhaps from earlier runs.</summary>
    private NeuralRecommender Start(RecommendationData data, EarlierRun? from, CheckpointFiles files, Device device)
    {
        TorchRuntime.Seed(unchecked((long)Seeds.Derive(_config.Seed, "init")));
        var model = TrainedModel.Shape(_config, files).Build();
        from?.Continue(model, data);
        if (_config.Train.Pretrained is { } pretrained)
        {
            var gmf = EarlierRun.Open(pretrained.Gmf, _request.OutputRoot, ModelKind.Gmf, "train.pretrained.gmf");
            var mlp = EarlierRun.Open(pretrained.Mlp, _request.OutputRoot, ModelKind.Mlp, "train.pretrained.mlp");
            Pretraining.Copy((NeuralMatrixFactorization)model, data, gmf, mlp, pretrained.Alpha);
        }

        model.to(device);
        return model;
    }

    private static CheckpointFiles Files(RecommendationData data) => new(data.Users, data.Items, data.UserCategories, data.ItemCategories);

    private static string Describe(IRecommender model) => model is NeuralRecommender neural
        ? string.Create(CultureInfo.InvariantCulture, $"{model.Kind}, {neural.parameters().Sum(parameter => parameter.numel()):N0} parameters")
        : model.Kind;
}
