namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>A stretch of a campaign's spend over which more money brings the same return.</summary>
/// <param name="Spend">Money of the stretch, above 0; infinity for a return that never falls.</param>
/// <param name="ClicksPerMoney">Clicks for each unit of money, 0 or more.</param>
/// <param name="ConversionsPerMoney">Conversions for each unit of money, 0 or more.</param>
public readonly record struct ResponseSegment(double Spend, double ClicksPerMoney, double ConversionsPerMoney);
