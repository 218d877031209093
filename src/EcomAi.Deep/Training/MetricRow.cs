namespace EcomAi.Deep.Training;

/// <summary>One line of <c>metrics.jsonl</c>.</summary>
/// <param name="Step">Steps taken when it was measured.</param>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Name">What it is, such as <c>train/loss</c> or <c>validation/NDCG@10</c>.</param>
/// <param name="Value">The value; NaN where it is not defined.</param>
/// <param name="Seconds">Seconds of training until then.</param>
public sealed record MetricRow(long Step, int Epoch, string Name, double Value, double Seconds);
