namespace EcomAi.Deep.Training;

/// <summary>What <c>state.json</c> holds: the counters and a seal on every other file.</summary>
internal sealed record CheckpointManifest(int Version, TrainingState State, IReadOnlyDictionary<string, FileSeal> Files)
{
    public const int CurrentVersion = 1;
}
