namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>A campaign in the middle of its episode.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Budget">The episode's budget, money.</param>
/// <param name="Slots">What its slots so far came to, the first one first.</param>
internal sealed record Campaign(string Name, double Budget, IReadOnlyList<CampaignSlot> Slots)
{
    private const int MostAuctions = 1 << 30;

    /// <summary>Money paid so far.</summary>
    public double Spend => Slots.Sum(slot => slot.Spend);

    /// <summary>Money left.</summary>
    public double Left => Math.Max(0, Budget - Spend);

    /// <summary>Auctions so far; a thousand million stand for more.</summary>
    public int Auctions => (int)Math.Min(Slots.Sum(slot => (long)slot.Auctions), MostAuctions);
}
