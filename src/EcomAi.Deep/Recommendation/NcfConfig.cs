using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Evaluation;

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

    /// <summary>The closed forms, whether they are the model or stand beside it.</summary>
    public BaselineOptions Baselines { get; init; } = new();

    /// <summary>The measuring, on validation and test parts alike.</summary>
    public EvaluateConfig Evaluate { get; init; } = new();
}
