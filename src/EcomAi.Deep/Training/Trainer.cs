using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Training;

/// <summary>
/// The one loop: epochs and steps of any job, with progress, metrics, validation, early stopping, checkpoints and resume.
/// On the CPU, a run that was stopped anywhere and resumed ends with the same bits as one that never stopped.
/// </summary>
/// <param name="config">Epochs, logging, validation, checkpoints and limits.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="run">Where checkpoints and metrics go; a run with a committed checkpoint is resumed from its last one.</param>
/// <param name="observer">Where progress goes.</param>
/// <param name="stop">Whether somebody asked to stop.</param>
public sealed class Trainer(LoopConfig config, long seed, RunFolder run, IRunObserver observer, StopSignal stop)
{
    /// <summary>Trains from where the run stands until the epochs are done, nothing improves, or the time is up.</summary>
    /// <exception cref="RunStoppedException">Somebody asked to stop; a checkpoint was written.</exception>
    /// <exception cref="TrainingDivergedException">A loss or a weight is NaN or infinite.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be read or written.</exception>
    /// <exception cref="RunFolderException">The run folder cannot be written.</exception>
    /// <exception cref="TensorLeakException">The job keeps tensors alive from epoch to epoch.</exception>
    public TrainingOutcome Run<TBatch>(ITrainingJob<TBatch> job)
        where TBatch : IBatch
    {
        ArgumentNullException.ThrowIfNull(job);
        using var loop = new TrainingLoop<TBatch>(job, config, seed, run, observer, stop);
        return loop.Run();
    }
}
