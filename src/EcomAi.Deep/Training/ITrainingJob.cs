using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>
/// What a family brings to the training loop: batches, one update, a validation, and the state of a checkpoint.
/// Everything random in it is a pure function of the seed, the epoch and the step, so a run can resume at any step.
/// </summary>
/// <typeparam name="TBatch">What one step learns from.</typeparam>
public interface ITrainingJob<TBatch> : IDisposable
    where TBatch : IBatch
{
    /// <summary>The number of batches that a whole epoch yields.</summary>
    int StepsPerEpoch { get; }

    /// <summary>The batches of an epoch from a given step on, the same ones whether or not the steps before were taken.</summary>
    /// <param name="epoch">The epoch, counted from 0.</param>
    /// <param name="firstStep">The first step wanted, counted from 0; <see cref="StepsPerEpoch"/> yields nothing.</param>
    IEnumerable<TBatch> Epoch(int epoch, int firstStep);

    /// <summary>Makes one update. Must not wait for the device.</summary>
    /// <returns>The step's losses, scalar tensors on the device; the same names in the same order at every step.</returns>
    IReadOnlyList<LossValue> Step(TBatch batch);

    /// <summary>Measures the model on the validation part; empty when there is none.</summary>
    IReadOnlyList<MetricValue> Validate();

    /// <summary>The name in <see cref="Validate"/>'s list that the best checkpoint and early stopping follow; null makes the last the best.</summary>
    string? ValidationMetric { get; }

    /// <summary>Whether a larger <see cref="ValidationMetric"/> is a better one.</summary>
    bool HigherIsBetter { get; }

    /// <summary>The learning rate of the next step, for logs and errors; null when there is none to tell.</summary>
    double? LearningRate => null;

    /// <summary>The live tensors of the model, by name: <c>model.safetensors</c>.</summary>
    IReadOnlyDictionary<string, Tensor> ModelState { get; }

    /// <summary>The live tensors of the optimizers, by name: <c>optimizer.safetensors</c>.</summary>
    IReadOnlyDictionary<string, Tensor> OptimizerState { get; }

    /// <summary>Copies loaded tensors into the live ones; names, shapes and dtypes must match.</summary>
    /// <exception cref="CheckpointException">They do not.</exception>
    void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer);

    /// <summary>Writes more files of a checkpoint, such as vocabularies; they are hashed with the rest.</summary>
    /// <param name="folder">The checkpoint's folder, not yet under its final name.</param>
    void WriteFiles(string folder);
}
