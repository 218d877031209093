namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>The normal distribution with mean 0 and deviation 1.</summary>
public static class StandardNormal
{
    private const double SeriesEnd = 5;

    /// <summary>The density exp(-x²/2) / √(2π).</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// The probability of a value up to x, to about 15 digits: in the middle the series of Marsaglia (2004), "Evaluating the normal distribution"; in the
    /// tails Laplace's continued fraction.
    /// </summary>
    public static double Cumulative(double x)
    {
        if (x > SeriesEnd)
            return 1 - Tail(x);
        if (x < -SeriesEnd)
            return Tail(-x);
        var (sum, term) = (x, x);
        for (var odd = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; odd += 2)
            sum += term *= x * x / odd;
        return 0.5 + (sum * Density(x));
    }

    /// <summary>
    /// The value that the probability p lies below: the first guess of Hastings (Abramowitz and Stegun 1964, 26.2.23), then Halley's method.
    /// </summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not.</exception>
    public static double Quantile(double p)
    {
        if (p is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "must be above 0 and below 1");
        var t = Math.Sqrt(-2 * Math.Log(Math.Min(p, 1 - p)));
        var x = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        if (p < 0.5)
            x = -x;
        for (var i = 0; i < 4; i++)
        {
            var step = (Cumulative(x) - p) / Density(x);
            x -= step / (1 + (0.5 * x * step));
        }

        return x;
    }

    private static double Tail(double x)
    {
        var fraction = x;
        for (var n = 60; n >= 1; n--)
            fraction = x + (n / fraction);
        return Density(x) / fraction;
    }
}
