using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>The <c>market.simulation</c> section: a market with a known truth, generated from a seed.</summary>
public sealed record SimulationConfig
{
    /// <summary>The seed of the market, not of the training: runs with other seeds see the same market. Default 1.</summary>
    [Range(0, long.MaxValue)]
    public long Seed { get; init; } = 1;

    /// <summary>Days. Default 333, range 3 to 100,000.</summary>
    [Range(3, 100_000)]
    public int Days { get; init; } = 333;
}
