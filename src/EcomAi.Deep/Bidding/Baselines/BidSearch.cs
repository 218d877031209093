namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Finds the bid that is worth most on the training part: values jump with every auction won, so a grid first, then a golden section around its best.</summary>
internal static class BidSearch
{
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Searches between two bids, evenly in the logarithm: 48 points and 16 refinements.</summary>
    /// <param name="low">The lowest bid, above 0.</param>
    /// <param name="high">The highest bid.</param>
    /// <param name="worth">What a bid is worth.</param>
    /// <returns>The best bid that was tried; of equals the lowest of the grid.</returns>
    public static double Best(double low, double high, Func<double, double> worth) => Best(low, high, 48, 16, worth);

    /// <summary>Searches between two bids, evenly in the logarithm.</summary>
    /// <param name="low">The lowest bid, above 0.</param>
    /// <param name="high">The highest bid.</param>
    /// <param name="points">Points of the grid, 2 or more.</param>
    /// <param name="refinements">Bids tried around its best.</param>
    /// <param name="worth">What a bid is worth.</param>
    /// <returns>The best bid that was tried; of equals the lowest of the grid.</returns>
    public static double Best(double low, double high, int points, int refinements, Func<double, double> worth)
    {
        var step = Math.Log(high / low) / (points - 1);
        var (best, most) = (low, double.NegativeInfinity);
        double Try(double logarithm)
        {
            var bid = Math.Exp(logarithm);
            var value = worth(bid);
            if (value > most)
                (best, most) = (bid, value);
            return value;
        }

        for (var i = 0; i < points; i++)
            Try(Math.Log(low) + (i * step));
        var (left, right) = (Math.Log(best) - step, Math.Log(best) + step);
        var (inner, outer) = (right - (Golden * (right - left)), left + (Golden * (right - left)));
        var (innerWorth, outerWorth) = (Try(inner), Try(outer));
        for (var i = 2; i < refinements; i++)
        {
            if (innerWorth >= outerWorth)
            {
                (right, outer, outerWorth) = (outer, inner, innerWorth);
                inner = right - (Golden * (right - left));
                innerWorth = Try(inner);
            }
            else
            {
                (left, inner, innerWorth) = (inner, outer, outerWorth);
                outer = left + (Golden * (right - left));
                outerWorth = Try(outer);
            }
        }

        return best;
    }
}
