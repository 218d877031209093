namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>A wish to spread a budget over campaigns.</summary>
public sealed record BudgetPlanRequest
{
    /// <summary>
    /// The campaigns' responses: Parquet, one row a segment, each campaign's in order of falling returns. Columns <c>campaign</c> (text or integer), <c>spend</c> (the segment's width
    /// in money, above 0), <c>clicks</c> and perhaps <c>conversions</c> (what the whole segment brings, 0 or more), perhaps <c>least_spend</c> and <c>most_spend</c> (the same in all
    /// rows of a campaign; null for 0 and for no limit).
    /// </summary>
    public required string Campaigns { get; init; }

    /// <summary>What may be spent in all, in the table's money, 0 or more.</summary>
    public required double Budget { get; init; }

    /// <summary>What a click is worth, 0 or more. Default 1.</summary>
    public double ClickValue { get; init; } = 1;

    /// <summary>What a conversion is worth, 0 or more; above 0 the table needs <c>conversions</c>. Default 0.</summary>
    public double ConversionValue { get; init; }

    /// <summary>The file to write; its extension names the format.</summary>
    public required string Output { get; init; }
}
