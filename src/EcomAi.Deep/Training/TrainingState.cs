namespace EcomAi.Deep.Training;

/// <summary>Where a run stands: what <c>state.json</c> keeps beside the tensors so that it can go on as if never stopped.</summary>
public sealed record TrainingState
{
    /// <summary>The epoch in progress, counted from 0: the number of finished ones.</summary>
    public int Epoch { get; init; }

    /// <summary>Steps taken in it.</summary>
    public int StepInEpoch { get; init; }

    /// <summary>Steps taken in all.</summary>
    public long Step { get; init; }

    /// <summary>Training samples seen.</summary>
    public long Samples { get; init; }

    /// <summary>Seconds of training, validation and checkpoints.</summary>
    public double Seconds { get; init; }

    /// <summary>Seconds of steps and data loading alone.</summary>
    public double StepSeconds { get; init; }

    /// <summary>The run's seed, from which every random state follows.</summary>
    public long Seed { get; init; }

    /// <summary>Threads of one tensor operation; another number may round sums differently.</summary>
    public int Threads { get; init; }

    /// <summary>The best validation value so far; null before the first.</summary>
    public double? BestValue { get; init; }

    /// <summary>The epoch that gave it, counted from 1.</summary>
    public int BestEpoch { get; init; }

    /// <summary>The name of the checkpoint folder that holds it.</summary>
    public string? BestCheckpoint { get; init; }

    /// <summary>Validations since then.</summary>
    public int StaleValidations { get; init; }

    /// <summary>Why training ended; null while it has not.</summary>
    public string? EndReason { get; init; }

    /// <summary>Steps since the last logged losses.</summary>
    public int LossSteps { get; init; }

    /// <summary>The sums of their losses.</summary>
    public IReadOnlyList<LossSum> LossSums { get; init; } = [];
}
