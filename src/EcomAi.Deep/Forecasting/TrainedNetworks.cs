using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>Networks brought back from the checkpoints of a phase.</summary>
/// <param name="Forecaster">Forecasts with all of them.</param>
/// <param name="Files">The series and categories they know.</param>
internal sealed record TrainedNetworks(NeuralForecaster Forecaster, SeriesFiles Files) : IDisposable
{
    /// <summary>Brings the networks of a phase back.</summary>
    /// <param name="run">The run.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="config">The run's configuration.</param>
    /// <param name="device">Where they shall forecast.</param>
    /// <exception cref="EcomException">The phase has not finished, or tensors do not fit the configuration.</exception>
    public static TrainedNetworks Load(RunFolder run, TrainingPhase phase, LstmConfig config, Device device)
    {
        var models = new List<ForecastModel>();
        SeriesFiles? files = null;
        try
        {
            for (var member = 0; member < config.Model.Ensemble; member++)
            {
                var checkpoint = Finished(run, phase, member);
                files ??= SeriesFiles.Read(checkpoint.Folder);
                models.Add(Load(checkpoint, files, config, device));
            }

            return new TrainedNetworks(new NeuralForecaster(models, config, device), files!);
        }
        catch
        {
            models.ForEach(model => model.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Forecaster.Dispose();

    /// <summary>The checkpoint that a finished phase of a member ends with.</summary>
    /// <exception cref="EcomException">It has not finished.</exception>
    public static Checkpoint Finished(RunFolder run, TrainingPhase phase, int member)
    {
        var folder = phase.Folder(run, member);
        return Directory.Exists(folder.CheckpointsPath) && Checkpoint.Last(folder) is { State.EndReason: not null } && Checkpoint.Best(folder) is { } best
            ? best
            : throw Unfinished(run);
    }

    /// <summary>What to say of a run that lacks a training.</summary>
    public static EcomException Unfinished(RunFolder run) => new($"the run {run.Path} has not finished; go on with: ecomai train --resume {run.Path}");

    private static ForecastModel Load(Checkpoint checkpoint, SeriesFiles files, LstmConfig config, Device device)
    {
        var model = PanelFeatures.Read(checkpoint.Folder, config, files).Shape(config).Build();
        try
        {
            CopyWeights(checkpoint, model);
            model.to(device);
            model.eval();
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Copies a checkpoint's weights into a network of the same shape.</summary>
    /// <exception cref="CheckpointException">They do not fit.</exception>
    public static void CopyWeights(Checkpoint checkpoint, ForecastModel model)
    {
        var state = checkpoint.ReadModel();
        try
        {
            TensorState.Copy(state, model.state_dict(), "model.safetensors");
        }
        finally
        {
            foreach (var tensor in state.Values)
                tensor.Dispose();
        }
    }
}
