namespace EcomAi.Deep.Training;

/// <summary>One figure of a result.</summary>
/// <param name="Name">The field's own name, such as <c>NDCG@10</c>.</param>
/// <param name="Value">The value; NaN where the metric is not defined.</param>
public sealed record MetricValue(string Name, double Value);

/// <summary>The figures of one model under one protocol.</summary>
/// <param name="Protocol">How they were measured, such as <c>full ranking, leave-one-out by time, seen items masked</c>.</param>
/// <param name="Metrics">The figures, in the order of the table's columns.</param>
public sealed record ProtocolResult(string Protocol, IReadOnlyList<MetricValue> Metrics);

/// <summary>One row of the result table: a model or a baseline.</summary>
/// <param name="Model">The name shown, such as <c>neumf</c>.</param>
/// <param name="IsBaseline">Whether the row is there for comparison.</param>
/// <param name="Protocols">Its figures, one entry a protocol; empty when the model was skipped.</param>
/// <param name="Note">Why it was skipped, or what a reader must know; null when there is nothing to say.</param>
/// <param name="FitSeconds">Seconds of training or fitting.</param>
/// <param name="IsCeiling">Whether it knows what no model can, so that it is never called the best of a table.</param>
public sealed record ModelResult(
    string Model, bool IsBaseline, IReadOnlyList<ProtocolResult> Protocols, string? Note, double FitSeconds, bool IsCeiling = false);

/// <summary>What a run leaves in <c>result.json</c> and what the command line prints.</summary>
public sealed record RunResult
{
    /// <summary>The run folder.</summary>
    public required string Run { get; init; }

    /// <summary>The family's name.</summary>
    public required string Family { get; init; }

    /// <summary>The part of the data that was measured: <c>test</c> or <c>validation</c>.</summary>
    public required string Part { get; init; }

    /// <summary>What the data held, as label and value, in the order shown.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The trained model first, then the baselines.</summary>
    public required IReadOnlyList<ModelResult> Models { get; init; }

    /// <summary>Epochs trained, the epoch chosen on validation, and why training ended; null for a closed form.</summary>
    public string? TrainingNote { get; init; }

    /// <summary>The metric by which the models are compared in pictures, such as <c>NDCG@10</c>; null for the first of each table that has a better and a worse.</summary>
    public string? ChosenBy { get; init; }

    /// <summary>Seconds of the training loop alone.</summary>
    public double TrainSeconds { get; init; }

    /// <summary>Training samples a second, data loading included; 0 for a closed form.</summary>
    public double SamplesPerSecond { get; init; }

    /// <summary>The process's largest resident memory, bytes.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>The most memory of its GPU that torch had reserved, bytes; 0 on the CPU, and where torch does not tell.</summary>
    public long PeakDeviceMemoryBytes { get; init; }

    /// <summary>The command to type next.</summary>
    public string? NextCommand { get; init; }
}
