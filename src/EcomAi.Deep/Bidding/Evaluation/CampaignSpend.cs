namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>A campaign's part of a budget.</summary>
/// <param name="Name">The campaign.</param>
/// <param name="Spend">Money for it.</param>
/// <param name="Clicks">Clicks it brings.</param>
/// <param name="Conversions">Conversions it brings.</param>
public sealed record CampaignSpend(string Name, double Spend, double Clicks, double Conversions);
