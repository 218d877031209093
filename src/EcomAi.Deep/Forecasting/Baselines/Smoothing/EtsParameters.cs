using EcomAi.Deep.Forecasting.Baselines.Numerics;

namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>The smoothing parameters in Hyndman's notation, beta and gamma being weights of the error as alpha is.</summary>
internal readonly record struct EtsParameters(double Alpha, double Beta, double Gamma, double Phi)
{
    private const double Least = 1e-4;
    private const double Most = .9999;
    private const double LeastDamping = .8;
    private const double MostDamping = .98;

    /// <summary>
    /// From the point that the search moves: alpha, then beta as a part of alpha, gamma as a part of 1 - alpha, phi; those that the form has.
    /// </summary>
    public static EtsParameters FromPoint(EtsForm form, ReadOnlySpan<double> point)
    {
        var next = 1;
        var alpha = point[0];
        var beta = form.Trend ? alpha * point[next++] : 0;
        var gamma = form.Seasonal ? (1 - alpha) * point[next++] : 0;
        return new(alpha, beta, gamma, form.Damped ? point[next] : form.Trend ? 1 : 0);
    }

    /// <summary>
    /// Whether a point is within the usual limits (0 &lt; alpha &lt; 1, 0 &lt; beta &lt; alpha, 0 &lt; gamma &lt; 1 - alpha, .8 &lt; phi &lt; .98) and forgets its past: the
    /// admissible region of Hyndman, Akram and Archibald (2008).
    /// </summary>
    public static bool Allowed(EtsForm form, ReadOnlySpan<double> point)
    {
        var shares = form.Damped ? point[..^1] : point;
        foreach (var share in shares)
        {
            if (share is not (>= Least and <= Most))
                return false;
        }

        return (!form.Damped || point[^1] is >= LeastDamping and <= MostDamping)
            && (!form.Seasonal || FromPoint(form, point).Admissible(form.Season));
    }

    // By their characteristic equation, whose roots are the reciprocals of the lag polynomial's.
    private bool Admissible(int season)
    {
        Span<double> lags = season < 128 ? stackalloc double[season + 1] : new double[season + 1];
        lags[0] = Phi - Alpha - Beta;
        lags[1..].Fill((Alpha * Phi) - Alpha - Beta);
        lags[season - 1] = 1 - Gamma + (Alpha * Phi) - Alpha - Beta;
        lags[season] = -(Phi * (1 - Alpha - Gamma));
        return LagPolynomial.RootsOutside(lags, 1);
    }
}
