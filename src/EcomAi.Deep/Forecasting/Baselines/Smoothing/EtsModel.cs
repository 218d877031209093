namespace EcomAi.Deep.Forecasting.Baselines.Smoothing;

/// <summary>A fitted form of exponential smoothing, ready to forecast.</summary>
/// <param name="Form">The form.</param>
/// <param name="Parameters">Its smoothing parameters.</param>
/// <param name="Length">Steps of the series.</param>
/// <param name="Level">The last level.</param>
/// <param name="Slope">The last slope.</param>
/// <param name="Seasonal">The last seasonal states by phase, [season]; one 0 without season.</param>
/// <param name="SquaredErrors">The sum of the squared errors.</param>
/// <param name="Variance">Of an error, for the degrees of freedom that are left.</param>
internal sealed record EtsModel(
    EtsForm Form, EtsParameters Parameters, int Length, double Level, double Slope, double[] Seasonal, double SquaredErrors, double Variance)
{
    /// <summary>Akaike's criterion corrected for small samples, up to what all forms share.</summary>
    public double Criterion => (Length * Math.Log(SquaredErrors)) + (2.0 * Form.Counted * Length / (Length - Form.Counted - 1));

    /// <summary>Forecasts, with the closed variances of the linear models (Hyndman et al. 2008, table 6.1).</summary>
    public void Forecast(Span<double> mean, Span<double> deviation)
    {
        var (alpha, beta, gamma, phi) = Parameters;
        double slopes = 0, fading = 1, variance = Variance;
        for (var h = 0; h < mean.Length; h++)
        {
            fading *= phi;
            slopes += fading;
            mean[h] = Level + (slopes * Slope) + Seasonal[(Length + h) % Form.Season];
            deviation[h] = Math.Sqrt(variance);
            var weight = alpha + (beta * slopes) + ((h + 1) % Form.Season == 0 ? gamma : 0);
            variance += Variance * weight * weight;
        }
    }
}
