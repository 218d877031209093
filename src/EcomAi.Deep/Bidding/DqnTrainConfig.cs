using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding;

/// <summary>The <c>train</c> section.</summary>
public sealed record DqnTrainConfig : LoopConfig
{
    /// <summary>Transitions of one update. Default 256, range 1 to 1,048,576.</summary>
    [Range(1, 1_048_576)]
    public int BatchSize { get; init; } = 256;
}
