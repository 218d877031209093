namespace EcomAi.Deep.Configuration;

/// <summary>What the training loop needs to know of any family; each family's <c>train</c> section extends it.</summary>
public abstract record LoopConfig
{
    /// <summary>Passes over the training data. Default 20.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Steps between two logged losses, the only points at which the host waits for the device. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int LogEvery { get; init; } = 100;

    /// <summary>Epochs between two validations. Default 1.</summary>
    [Range(1, 100_000)]
    public int ValidateEvery { get; init; } = 1;

    /// <summary>Epochs between two checkpoints; the last epoch and a stop always write one. Default 1.</summary>
    [Range(1, 100_000)]
    public int CheckpointEvery { get; init; } = 1;

    /// <summary>Checkpoints kept beside the best one. Default 2.</summary>
    [Range(1, 1000)]
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>Validations without a better value after which training stops; 0 never stops early. Default 0.</summary>
    [Range(0, 100_000)]
    public int Patience { get; init; }

    /// <summary>The most minutes that training may take; a checkpoint is written at the limit. 0 sets none. Default 0.</summary>
    [Range(0, 1_000_000)]
    public double MaxMinutes { get; init; }
}
