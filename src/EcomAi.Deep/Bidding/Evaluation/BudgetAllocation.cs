namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>
/// Spreads a budget over campaigns: maximise the weighted clicks and conversions, subject to the budget and to each campaign's least and most spend, with concave piecewise linear
/// responses. This linear program is a fractional knapsack, so filling segments by falling return is its exact optimum (Dantzig 1957).
/// </summary>
public static class BudgetAllocation
{
    // Returns that were divided out of totals are equal only up to rounding, and so are sums of money; relative.
    private const double Rounding = 1e-9;

    /// <summary>Solves the program.</summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="budget">What may be spent in all, 0 or more.</param>
    /// <param name="clickWeight">What a click is worth, 0 or more.</param>
    /// <param name="conversionWeight">What a conversion is worth, 0 or more.</param>
    /// <exception cref="EcomException">A number is out of range, a response is not concave under these weights, or the least spends are more than the budget.</exception>
    public static BudgetPlan Solve(IReadOnlyList<CampaignResponse> campaigns, double budget, double clickWeight, double conversionWeight)
    {
        ArgumentNullException.ThrowIfNull(campaigns);
        if (!(budget >= 0 && clickWeight >= 0 && conversionWeight >= 0))
            throw new EcomException($"the budget and the weights must be 0 or more, received {budget}, {clickWeight} and {conversionWeight}.");
        var parts = new CampaignSpend[campaigns.Count];
        var optional = new List<Piece>();
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Begin(campaigns[i], i, clickWeight, conversionWeight, optional);
        var left = budget - campaigns.Sum(campaign => campaign.LeastSpend);
        if (left < -Rounding * budget)
            throw new EcomException($"the least spends of the campaigns sum to {budget - left}, more than the budget of {budget}; lower them or raise the budget.");
        left = Math.Max(left, 0);

        // A stable order: of equal returns the first campaign's comes first.
        var marginal = 0.0;
        foreach (var piece in optional.OrderByDescending(piece => piece.Worth).TakeWhile(piece => piece.Worth > 0))
        {
            var spend = Math.Min(piece.Segment.Spend, left);
            left -= spend;
            parts[piece.Campaign] = Add(parts[piece.Campaign], piece.Segment, spend);
            if (spend == piece.Segment.Spend)
                continue;

            // The first segment that is not full: more money would go there.
            marginal = piece.Worth;
            break;
        }

        return new BudgetPlan(
            parts, parts.Sum(part => part.Spend), parts.Sum(part => (clickWeight * part.Clicks) + (conversionWeight * part.Conversions)), marginal);
    }

    // Spends the least that must be, and lists what may be spent beyond.
    private static CampaignSpend Begin(CampaignResponse campaign, int index, double clickWeight, double conversionWeight, List<Piece> optional)
    {
        if (!(campaign.LeastSpend >= 0 && campaign.LeastSpend <= campaign.MostSpend) || double.IsInfinity(campaign.LeastSpend))
            throw new EcomException($"campaign '{campaign.Name}': the least and most spend must be 0 <= least <= most, received {campaign.LeastSpend} and {campaign.MostSpend}.");
        var part = new CampaignSpend(campaign.Name, 0, 0, 0);
        var (at, before) = (0.0, double.PositiveInfinity);
        foreach (var segment in campaign.Segments)
        {
            var worth = (clickWeight * segment.ClicksPerMoney) + (conversionWeight * segment.ConversionsPerMoney);
            if (!(segment.Spend > 0 && segment.ClicksPerMoney >= 0 && segment.ConversionsPerMoney >= 0))
                throw new EcomException($"campaign '{campaign.Name}': a segment needs a spend above 0 and returns of 0 or more, received {segment}.");
            if (worth > before * (1 + Rounding))
                throw new EcomException($"campaign '{campaign.Name}': returns must fall as spend rises, but {worth} follows {before}; merge those segments.");
            before = Math.Min(worth, before);
            var must = Math.Clamp(campaign.LeastSpend - at, 0, segment.Spend);
            var may = Math.Min(segment.Spend, campaign.MostSpend - at) - must;
            at += segment.Spend;
            if (must > 0)
                part = Add(part, segment, must);
            if (may > 0)
                optional.Add(new Piece(index, segment with { Spend = may }, before));
        }

        return part with { Spend = Math.Max(part.Spend, campaign.LeastSpend) };
    }

    private static CampaignSpend Add(CampaignSpend part, ResponseSegment segment, double spend) =>
        part with { Spend = part.Spend + spend, Clicks = part.Clicks + (spend * segment.ClicksPerMoney), Conversions = part.Conversions + (spend * segment.ConversionsPerMoney) };

    private readonly record struct Piece(int Campaign, ResponseSegment Segment, double Worth);
}
