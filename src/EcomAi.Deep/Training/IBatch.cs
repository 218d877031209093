namespace EcomAi.Deep.Training;

/// <summary>
/// What one step learns from. Its tensors are on the device; a batch that owns any is also <see cref="IDisposable"/>
/// and the trainer disposes it after the step.
/// </summary>
public interface IBatch
{
    /// <summary>The number of training samples in it.</summary>
    int Size { get; }
}
