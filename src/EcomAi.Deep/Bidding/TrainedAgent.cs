using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding;

/// <summary>An agent brought back from the checkpoint that was chosen on the validation part.</summary>
/// <param name="Learner">Whose network acts.</param>
/// <param name="Scale">The training part's yardsticks.</param>
internal sealed record TrainedAgent(DqnLearner Learner, ProcessScale Scale) : IDisposable
{
    /// <summary>Brings the agent of a finished run back.</summary>
    /// <exception cref="EcomException">The run has not finished, or its tensors do not fit the configuration.</exception>
    public static TrainedAgent Load(RunFolder run, DqnConfig config, Device device)
    {
        var finished = Checkpoint.Last(run) is { State.EndReason: not null };
        var checkpoint = finished ? Checkpoint.Best(run) : null;
        if (checkpoint is null)
            throw new EcomException($"the run {run.Path} has not finished; go on with: ecomai train --resume {run.Path}");
        var scale = ScaleFile.Read(checkpoint.Folder);
        // Nothing is remembered when the agent only acts, so the memory is as small as may be.
        var learner = DqnTraining.Learner(config with { Train = config.Train with { Memory = config.Train.BatchSize, Environments = 1 } }, device);
        var state = checkpoint.ReadModel();
        try
        {
            learner.LoadState(state, training: null);
            return new TrainedAgent(learner, scale);
        }
        catch
        {
            learner.Dispose();
            throw;
        }
        finally
        {
            foreach (var tensor in state.Values)
                tensor.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Learner.Dispose();
}
