namespace EcomAi.Deep.Bidding;

/// <summary>What came of bidding through one episode.</summary>
/// <param name="Value">Predicted value won.</param>
/// <param name="Clicks">Clicks won; 0 where the log does not tell.</param>
/// <param name="Conversions">Conversions won; 0 where the log does not tell.</param>
/// <param name="Spend">Money paid.</param>
/// <param name="Wins">Auctions won.</param>
/// <param name="Auctions">Auctions of the episode.</param>
public readonly record struct EpisodeOutcome(double Value, double Clicks, double Conversions, double Spend, int Wins, int Auctions);
