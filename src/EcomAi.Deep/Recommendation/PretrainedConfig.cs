using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Recommendation;

/// <summary>The two runs that a neumf model starts from (He et al. 2017, section 3.4.1).</summary>
public sealed record PretrainedConfig
{
    /// <summary>The run folder of a gmf model with the same factors. Required.</summary>
    public required string Gmf { get; init; }

    /// <summary>The run folder of an mlp model with the same tower. Required.</summary>
    public required string Mlp { get; init; }

    /// <summary>The share of the gmf part in the head: its output weights are multiplied by α, those of the mlp part by 1 - α. Default .5, range 0 to 1.</summary>
    [Range(0, 1)]
    public double Alpha { get; init; } = .5;
}
