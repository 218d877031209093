namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>The names of the bidding metrics; the formulas are in <see cref="BidMetrics"/>.</summary>
public static class BidMetricNames
{
    /// <summary>Value won over the value of the best allocation in hindsight, both summed over the episodes.</summary>
    public const string Ratio = "R/R*";

    /// <summary>The mean over episodes of each one's value over its best in hindsight.</summary>
    public const string MeanRatio = "R/R* by episode";

    /// <summary>Predicted value won.</summary>
    public const string Value = "Value";

    /// <summary>Auctions won.</summary>
    public const string Impressions = "Impressions";

    /// <summary>Clicks won.</summary>
    public const string Clicks = "Clicks";

    /// <summary>Conversions won.</summary>
    public const string Conversions = "Conversions";

    /// <summary>Money paid.</summary>
    public const string Spend = "Spend";

    /// <summary>Money paid, part of all budgets.</summary>
    public const string BudgetUsed = "Budget used";

    /// <summary>Auctions won, part of all auctions.</summary>
    public const string WinRate = "Win rate";

    /// <summary>Money paid per click.</summary>
    public const string Ecpc = "eCPC";

    /// <summary>Money paid per conversion.</summary>
    public const string Cpa = "CPA";

    /// <summary>Money paid per unit of predicted value.</summary>
    public const string CostPerValue = "Cost/value";

    /// <summary>The part of the episodes that cost more per value than the limit.</summary>
    public const string OverLimit = "Over limit";

    /// <summary>The lower end of a metric's 95 % interval.</summary>
    public static string Low(string metric) => metric + " low";

    /// <summary>The upper end of a metric's 95 % interval.</summary>
    public static string High(string metric) => metric + " high";
}
