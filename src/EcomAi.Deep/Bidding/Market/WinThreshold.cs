namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// The greatest lambda at which an auction is won. The rule value >= lambda * price is monotone in lambda after rounding, too, so that comparing lambda with
/// this threshold decides exactly as the rule does; value / price would be off by a rounding now and then.
/// </summary>
internal static class WinThreshold
{
    private const int Steps = 4;

    /// <summary>The threshold; infinity where the price is 0.</summary>
    /// <param name="value">Predicted value, 0 or more, finite.</param>
    /// <param name="price">Market price, 0 or more, finite.</param>
    public static double Of(double value, double price)
    {
        if (price == 0)
            return double.PositiveInfinity;
        var threshold = Math.Min(value / price, double.MaxValue);
        for (var step = 0; step < Steps; step++)
        {
            if (!IsWon(threshold, value, price))
                threshold = Math.BitDecrement(threshold);
            else if (!IsWon(Math.BitIncrement(threshold), value, price))
                return threshold;
            else
                threshold = Math.BitIncrement(threshold);
        }

        return Search(value, price);
    }

    // Where numbers are so small that they lose bits, many neighbours round alike; the bits of numbers above 0 are in the numbers' order.
    private static double Search(double value, double price)
    {
        var won = 0L;
        var lost = BitConverter.DoubleToInt64Bits(double.PositiveInfinity);
        while (lost - won > 1)
        {
            var middle = won + ((lost - won) / 2);
            if (IsWon(BitConverter.Int64BitsToDouble(middle), value, price))
                won = middle;
            else
                lost = middle;
        }

        return BitConverter.Int64BitsToDouble(won);
    }

    private static bool IsWon(double lambda, double value, double price) => value >= lambda * price;
}
