namespace EcomAi.Deep.Bidding.Market;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const double LogRootTwoPi = 0.91893853320467274178;

    /// <summary>The probability of a number up to x, by the Taylor series of Marsaglia, Evaluating the Normal Distribution (2004); absolute error below 1e-15.</summary>
    public static double Cumulative(double x)
    {
        if (Math.Abs(x) > 8)
            return x < 0 ? 0 : 1;
        var (sum, before, term, square) = (x, 0.0, x, x * x);
        for (var i = 3; sum != before; i += 2)
        {
            before = sum;
            term *= square / i;
            sum += term;
        }

        return Math.Clamp(.5 + (sum * Math.Exp((-.5 * square) - LogRootTwoPi)), 0, 1);
    }
}
