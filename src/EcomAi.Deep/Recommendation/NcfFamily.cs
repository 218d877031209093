using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation.Scoring;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>The family <c>ncf</c>: what to recommend to whom, learned from who bought what.</summary>
public sealed class NcfFamily : IModelFamily
{
    internal const string FamilyName = "ncf";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public string Description => "neural collaborative filtering: ranked lists of items for every user (mf, gmf, mlp, neumf and closed forms)";

    /// <inheritdoc/>
    public Type ConfigType => typeof(NcfConfig);

    /// <inheritdoc/>
    public RunResult Train(TrainRequest request) => new NcfTraining(request).Run();

    /// <inheritdoc/>
    public RunResult Evaluate(EvaluateRequest request)
    {
        var config = (NcfConfig)request.Config;
        using var run = RunFolder.Open(request.Run);
        var device = Prepare(config);
        using var trained = TrainedModel.Load(TrainedModel.FinalCheckpoint(run, config), config, device);
        var data = InteractionData.Load(config.Data, new EarlierIds(trained.Files.Users, trained.Files.Items), request.Observer);
        RequireSameIds(data, trained, run);
        var table = new ResultTable(config, data, device, request.Observer, request.Stop);
        return new RunResult
        {
            Run = run.Path,
            Family = Name,
            Part = "test",
            Facts = data.Facts,
            Models = table.Measure(trained.Model, run.ReadResult()?.Models[0].FitSeconds ?? 0),
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
        };
    }

    /// <inheritdoc/>
    public ScoreResult Score(ScoreRequest request)
    {
        var config = (NcfConfig)request.Config;
        request.RefuseOptions("top", "users", "items", "history", "includeSeen");
        var options = RankedListOptions.From(request.Options);
        using var run = RunFolder.Open(request.Run);
        var device = Prepare(config);
        using var trained = TrainedModel.Load(TrainedModel.FinalCheckpoint(run, config), config, device);

        // A run that streamed its rows has kept none of them.
        var own = config.Data.Stream is null ? Path.Combine(run.Path, HistoryFile.Name) : ConfigPaths.Resolve(config.Data.Interactions);
        return RankedListScorer.Run(new RankedListRequest
        {
            Model = trained.Model,
            Users = trained.Files.Users,
            Items = trained.Files.Items,
            History = request.Options.GetValueOrDefault("history") ?? own,
            UserColumn = config.Data.UserColumn,
            ItemColumn = config.Data.ItemColumn,
            Options = options,
            Output = request.Output,
            Observer = request.Observer,
            Stop = request.Stop,
            UsersPerTile = config.Evaluate.UsersPerTile,
            ItemsPerTile = config.Evaluate.ItemsPerTile,
        });
    }

    /// <summary>Sets what the run asks of torch, and finds the device.</summary>
    internal static TorchSharp.torch.Device Prepare(NcfConfig config) => TorchRuntime.Prepare(config);

    private static void RequireSameIds(RecommendationData data, TrainedModel trained, RunFolder run)
    {
        if (data.Users.Count == trained.Files.Users.Count && data.Items.Count == trained.Files.Items.Count)
            return;
        throw new DataException(
            $"the data has changed since the run {run.Path}: it now has {data.Users.Count:N0} users and {data.Items.Count:N0} items, the run knows "
            + $"{trained.Files.Users.Count:N0} and {trained.Files.Items.Count:N0}. Bring back the files of the run's environment.json, or train again with train.from={run.Path}.");
    }
}
