namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Whether amounts are whole numbers.</summary>
internal static class WholeNumbers
{
    /// <summary>Whether every amount is a whole number.</summary>
    public static bool AllWhole(this Span<double> amounts)
    {
        foreach (var amount in amounts)
        {
            if (amount != Math.Floor(amount))
                return false;
        }

        return true;
    }
}
