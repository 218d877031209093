namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>What a series' stock costs, how it is ordered, and how much of it there is. A step is a step of the forecast.</summary>
public sealed record StockCosts
{
    /// <summary>h: cost of a unit left over at the end of a review period, in any one currency; null where it is not given. At least 0.</summary>
    public double? Holding { get; init; }

    /// <summary>b: cost of a unit of demand that cannot be met; null where it is not given. At least 0, and not 0 together with <see cref="Holding"/>.</summary>
    public double? StockOut { get; init; }

    /// <summary>The probability with which demand shall be met in full, in place of the costs' critical ratio; null where the costs decide. Above 0 and below 1.</summary>
    public double? ServiceLevel { get; init; }

    /// <summary>K: fixed cost of an order, for the economic order quantity; null where it is not given. At least 0.</summary>
    public double? OrderCost { get; init; }

    /// <summary>Steps from an order to its arrival, at least 0. Default 0.</summary>
    public int LeadTime { get; init; }

    /// <summary>Steps between two orders, at least 1. Default 1.</summary>
    public int Review { get; init; } = 1;

    /// <summary>Units that are ordered together, above 0. Default 1.</summary>
    public double Pack { get; init; } = 1;

    /// <summary>Units on hand and on order, less what is owed: negative with backorders. Default 0.</summary>
    public double Stock { get; init; }

    /// <summary>Steps that an order must last for: until the next one arrives, <see cref="LeadTime"/> + <see cref="Review"/>.</summary>
    public int ProtectionInterval => LeadTime + Review;

    /// <summary>The probability with which demand shall be met in full: <see cref="ServiceLevel"/>, else the costs' critical ratio; null where neither is given.</summary>
    public double? CriticalRatio => ServiceLevel ?? (Holding is { } holding && StockOut is { } stockOut ? Newsvendor.CriticalRatio(holding, stockOut) : null);
}
