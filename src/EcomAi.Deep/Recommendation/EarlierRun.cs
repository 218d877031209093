using System.Text.Json;
using EcomAi.Deep.Recommendation.Models;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>A finished run that another one starts from.</summary>
internal sealed class EarlierRun
{
    private readonly Checkpoint _checkpoint;

    private EarlierRun(string path, Checkpoint checkpoint)
    {
        (Path, _checkpoint) = (path, checkpoint);
        Files = CheckpointFiles.Read(checkpoint.Folder);
    }

    /// <summary>The run folder.</summary>
    public string Path { get; }

    /// <summary>Its ids and categories.</summary>
    public CheckpointFiles Files { get; }

    /// <summary>Opens a run and checks that it is of the wanted kind.</summary>
    /// <param name="path">The run folder, or <c>last</c>.</param>
    /// <param name="root">Where <c>last</c> looks.</param>
    /// <param name="kind">The kind it must be of.</param>
    /// <param name="option">The option that named it, for messages.</param>
    /// <exception cref="EcomException">It is no such run.</exception>
    public static EarlierRun Open(string path, string root, ModelKind kind, string option)
    {
        using var run = RunFolder.Open(path, root);
        if (run.Family != NcfFamily.FamilyName)
            throw new EcomException($"{option}: {run.Path} is a run of the family '{run.Family}', but a run of '{NcfFamily.FamilyName}' is needed.");
        using var config = JsonDocument.Parse(File.ReadAllText(run.ConfigPath));
        var model = config.RootElement.GetProperty("model").GetProperty("kind").GetString()!;
        if (!Enum.TryParse<ModelKind>(model, ignoreCase: true, out var found) || found != kind)
            throw new EcomException($"{option}: {run.Path} trained the model '{model}', but a '{ModelShape.NameOf(kind)}' run is needed.");

        var refits = found <= ModelKind.Neumf && config.RootElement.GetProperty("train").GetProperty("refit").GetBoolean();
        var checkpoint = refits ? Checkpoint.Last(TrainedModel.Refit(run)) : Checkpoint.Best(run);
        return new EarlierRun(
            run.Path, checkpoint ?? throw new EcomException($"{option}: {run.Path} has not finished; go on with: ecomai train --resume {run.Path}"));
    }

    /// <summary>Starts a model of the same kind from this run's parameters.</summary>
    public void Continue(NeuralRecommender model, RecommendationData data)
    {
        var state = _checkpoint.ReadModel();
        try
        {
            WarmStart.Continue(model, data, state, Files, Path);
        }
        finally
        {
            foreach (var tensor in state.Values)
                tensor.Dispose();
        }
    }

    /// <summary>Its parameters by name; the caller disposes them.</summary>
    public Dictionary<string, TorchSharp.torch.Tensor> ReadModel() => _checkpoint.ReadModel();
}
