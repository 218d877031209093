namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>What a campaign returns for money.</summary>
/// <param name="Name">The campaign.</param>
/// <param name="LeastSpend">What must be spent on it, 0 or more.</param>
/// <param name="MostSpend">What may be spent on it, at least <paramref name="LeastSpend"/>.</param>
/// <param name="Segments">Its returns, the best first (a concave response); beyond them money returns nothing.</param>
public sealed record CampaignResponse(string Name, double LeastSpend, double MostSpend, IReadOnlyList<ResponseSegment> Segments);
