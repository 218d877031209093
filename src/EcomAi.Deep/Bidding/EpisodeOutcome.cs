namespace EcomAi.Deep.Bidding;

/// <summary>What came of bidding through one episode.</summary>
/// <param name="Value">Predicted value won.</param>
/// <param name="Clicks">Clicks won; 0 where the log does not tell.</param>
/// <param name="Conversions">Conversions won; 0 where the log does not tell.</param>
/// <param name="Spend">Money paid.</param>
/// <param name="Wins">Auctions won.</param>
/// <param name="Auctions">Auctions of the episode.</param>
public readonly record struct EpisodeOutcome(double Value, double Clicks, double Conversions, double Spend, int Wins, int Auctions)
{
    /// <summary>Whether the episode cost more per value than a limit, beyond rounding; never without one.</summary>
    /// <param name="limit">The most money per unit of value.</param>
    public bool Violates(double? limit) => limit is { } most && Spend > most * Value * (1 + 1e-9);
}
