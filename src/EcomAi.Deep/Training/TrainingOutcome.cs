namespace EcomAi.Deep.Training;

/// <summary>How training went.</summary>
/// <param name="Epochs">Epochs finished.</param>
/// <param name="BestEpoch">The epoch chosen on validation, counted from 1; the last one where nothing is validated.</param>
/// <param name="BestValue">The validation metric there; NaN where nothing is validated.</param>
/// <param name="EndReason">Why it ended, such as <c>all 20 epochs done</c>.</param>
/// <param name="Seconds">Seconds of training, validation and checkpoints, over all sittings.</param>
/// <param name="Samples">Training samples seen, over all sittings.</param>
public sealed record TrainingOutcome(
    int Epochs, int BestEpoch, double BestValue, string EndReason, double Seconds, long Samples)
{
    /// <summary>Seconds of training steps alone, data loading counted, validation and checkpoints not.</summary>
    public double StepSeconds { get; init; }
}
