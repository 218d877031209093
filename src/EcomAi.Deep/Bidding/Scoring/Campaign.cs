namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>A campaign in the middle of its episode.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Budget">The episode's budget, money.</param>
/// <param name="Slots">What its slots so far came to, the first one first.</param>
internal sealed record Campaign(string Name, double Budget, IReadOnlyList<CampaignSlot> Slots)
{
    /// <summary>Money left.</summary>
    public double Left => Math.Max(0, Budget - Slots.Sum(slot => slot.Spend));

    /// <summary>Auctions so far.</summary>
    public int Auctions => Slots.Sum(slot => slot.Auctions);
}
