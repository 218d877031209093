namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>
/// What to order of one series, by the periodic review policy (R, S): every review period the stock position is brought up to S (Silver, Pyke and Thomas
/// 2017, ch. 6). All quantities are in units of the forecast's target.
/// </summary>
public sealed record OrderPolicy
{
    private const double Whole = 1e-9;

    /// <summary>Expected demand over the protection interval, lead time and review period.</summary>
    public required double MeanDemand { get; init; }

    /// <summary>S: the critical ratio's quantile of the demand over the protection interval.</summary>
    public required double OrderUpTo { get; init; }

    /// <summary>S less the mean demand; negative where running short is cheap.</summary>
    public double SafetyStock => OrderUpTo - MeanDemand;

    /// <summary>For those who watch their stock all the time: order when it falls to this, the critical ratio's quantile of the demand over the lead time; 0 without one.</summary>
    public required double ReorderPoint { get; init; }

    /// <summary>What to order now: S less the stock, in whole packs, never negative.</summary>
    public required double OrderQuantity { get; init; }

    /// <summary>h E(P - D)+ + b E(D - P)+ with the position P that the order leaves; null where the costs are not given.</summary>
    public required double? ExpectedCost { get; init; }

    /// <summary>The probability with which demand shall be met in full.</summary>
    public required double CriticalRatio { get; init; }

    /// <summary>The probability that the position after the order meets all demand of the protection interval: the cycle service level.</summary>
    public required double CycleService { get; init; }

    /// <summary>The share of that demand which the position after the order is expected to meet: the fill rate, 1 - E(D - P)+ / E(D).</summary>
    public required double FillRate { get; init; }

    /// <summary>The economic order quantity for the mean demand of a review period; null without an order cost or a holding cost above 0.</summary>
    public required double? EconomicOrder { get; init; }

    /// <summary>Decides what to order.</summary>
    /// <param name="steps">The demand of each step, from the first one that the order must serve; at least the protection interval.</param>
    /// <param name="means">Their predicted means; null takes those of the distributions.</param>
    /// <param name="costs">Costs, times and stock.</param>
    /// <param name="dependence">How the steps' demands go together.</param>
    /// <exception cref="ArgumentException">There are fewer steps than the protection interval has, or nothing gives a critical ratio below 1.</exception>
    public static OrderPolicy Decide(IReadOnlyList<QuantileFunction> steps, IReadOnlyList<double>? means, StockCosts costs, DemandDependence dependence)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(costs);
        var interval = costs.ProtectionInterval;
        if (steps.Count < interval)
            throw new ArgumentException($"{steps.Count} steps for a protection interval of {interval}.", nameof(steps));
        var ratio = costs.CriticalRatio ?? throw new ArgumentException("neither costs nor a service level are given.", nameof(costs));
        if (ratio >= 1)
            throw new ArgumentException("a critical ratio of 1 asks for endless stock.", nameof(costs));
        var demand = DemandDistribution.Sum([.. steps.Take(interval)], dependence);
        var mean = means?.Take(interval).Sum() ?? demand.Mean;
        var orderUpTo = Quantile(demand, ratio);
        var order = Math.Max(0, Math.Ceiling(((orderUpTo - costs.Stock) / costs.Pack) - Whole)) * costs.Pack;
        var position = costs.Stock + order;
        var shortage = demand.ExpectedShortage(position);
        return new OrderPolicy
        {
            MeanDemand = mean,
            OrderUpTo = orderUpTo,
            ReorderPoint = costs.LeadTime == 0 ? 0 : Quantile(DemandDistribution.Sum([.. steps.Take(costs.LeadTime)], dependence), ratio),
            OrderQuantity = order,
            ExpectedCost = costs.Holding is { } holding && costs.StockOut is { } stockOut ? (holding * demand.ExpectedLeftOver(position)) + (stockOut * shortage) : null,
            CriticalRatio = ratio,
            CycleService = demand.Cumulative(position),
            FillRate = demand.Mean > 0 ? Math.Clamp(1 - (shortage / demand.Mean), 0, 1) : 1,
            EconomicOrder = costs is { OrderCost: { } orderCost, Holding: > 0 and { } held }
                ? EconomicOrderQuantity.Quantity(orderCost, held, Math.Max(0, mean) / interval * costs.Review)
                : null,
        };
    }

    /// <summary>The quantile of a ratio; where running short costs nothing the ratio is 0, and so is the stock.</summary>
    private static double Quantile(DemandDistribution demand, double ratio) => ratio == 0 ? 0 : demand.Quantile(ratio);
}
