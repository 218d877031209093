namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>
/// The economic order quantity (Harris 1913): with steady demand λ, a cost K an order and h a unit held, both over the same length of time, orders of
/// Q = √(2Kλ/h) units cost least, √(2Kλh) a period.
/// </summary>
public static class EconomicOrderQuantity
{
    /// <summary>Q = √(2Kλ/h), in units.</summary>
    /// <param name="orderCost">K, the fixed cost of an order, at least 0.</param>
    /// <param name="holding">h, the cost of a unit held for one period, above 0.</param>
    /// <param name="demand">λ, units a period, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static double Quantity(double orderCost, double holding, double demand)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orderCost);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(holding);
        ArgumentOutOfRangeException.ThrowIfNegative(demand);
        return Math.Sqrt(2 * orderCost * demand / holding);
    }

    /// <summary>√(2Kλh): what ordering and holding cost in a period with that quantity.</summary>
    /// <param name="orderCost">K, the fixed cost of an order, at least 0.</param>
    /// <param name="holding">h, the cost of a unit held for one period, above 0.</param>
    /// <param name="demand">λ, units a period, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static double Cost(double orderCost, double holding, double demand) => holding * Quantity(orderCost, holding, demand);
}
