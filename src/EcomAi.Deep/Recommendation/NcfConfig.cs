using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Recommendation;

/// <summary>The configuration of the family <c>ncf</c>: who bought what, which model learns from it, how, and how it is measured.</summary>
public sealed record NcfConfig : RunConfig
{
    /// <summary>The interactions and their split. Required.</summary>
    public required InteractionDataConfig Data { get; init; }

    /// <summary>The model.</summary>
    public NcfModelConfig Model { get; init; } = new();

    /// <summary>The training.</summary>
    public NcfTrainConfig Train { get; init; } = new();
}
