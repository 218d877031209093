using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Models;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>A model brought back from a checkpoint, with the ids it knows.</summary>
/// <param name="Model">The model, ready to score.</param>
/// <param name="Files">The ids behind its numbers, and the categories it was trained with.</param>
/// <param name="Checkpoint">Where it came from.</param>
public sealed record TrainedModel(IRecommender Model, CheckpointFiles Files, Checkpoint Checkpoint) : IDisposable
{
    private const string RefitStage = "refit";

    /// <summary>The checkpoint that a finished run scores with: the refit's last one where the run refits, the best one otherwise.</summary>
    /// <param name="run">The run.</param>
    /// <param name="config">Its configuration.</param>
    /// <exception cref="EcomException">There is none yet.</exception>
    public static Checkpoint FinalCheckpoint(RunFolder run, NcfConfig config)
    {
        if (!config.Train.Refit || !config.Model.IsNeural())
            return Checkpoint.Best(run) ?? throw Unfinished(run);
        if (!run.StageNames().Contains(RefitStage, StringComparer.Ordinal))
            throw Unfinished(run);
        return Checkpoint.Last(Refit(run)) is { State.EndReason: not null } done ? done : throw Unfinished(run);
    }

    /// <summary>The stage in which a run trains again on training and validation rows.</summary>
    public static RunFolder Refit(RunFolder run) => run.Stage(RefitStage);

    /// <summary>Brings a model back.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="config">The run's configuration.</param>
    /// <param name="device">The device it shall score on.</param>
    /// <exception cref="EcomException">The tensors do not fit the configuration.</exception>
    public static TrainedModel Load(Checkpoint checkpoint, NcfConfig config, Device device)
    {
        var files = CheckpointFiles.Read(checkpoint.Folder);
        var state = checkpoint.ReadModel();
        try
        {
            if (!config.Model.IsNeural())
                return new TrainedModel(BaselineFactory.Load(BaselineModel.Kind(config.Model.Kind), state, device), files, checkpoint);
            var model = Shape(config, files).Build();
            TensorState.Copy(state, model.State, "model.safetensors");
            model.to(device);
            model.eval();
            return new TrainedModel(model, files, checkpoint);
        }
        finally
        {
            foreach (var tensor in state.Values)
                tensor.Dispose();
        }
    }

    /// <summary>The shape of a configuration's model over given ids.</summary>
    internal static ModelShape Shape(NcfConfig config, CheckpointFiles files) => new(
        files.Users.Count,
        files.Items.Count,
        config.Model,
        config.Model.Features ? files.UserCategories : null,
        config.Model.Features ? files.ItemCategories : null,
        SparseTables: config.Train.Optimizer != NcfOptimizer.DenseAdam);

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private static EcomException Unfinished(RunFolder run) =>
        new($"the run {run.Path} has not finished; go on with: ecomai train --resume {run.Path}");
}
