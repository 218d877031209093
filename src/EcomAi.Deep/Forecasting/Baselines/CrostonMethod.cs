namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// Croston's method for intermittent demand (1972, "Forecasting and stock control for intermittent demands"): the smoothed size of a demand over the smoothed
/// steps between two, both updated at demands only and begun with the first; or its correction by Syntetos and Boylan (2005, "The accuracy of intermittent
/// demand estimates"), times 1 - alpha / 2. A history without any demand is forecast as 0. The deviation is the root mean square of the one-step errors
/// since the first demand.
/// </summary>
/// <param name="alpha">The smoothing constant, above 0, at most 1.</param>
/// <param name="corrected">Whether Syntetos and Boylan's factor is applied.</param>
public sealed class CrostonMethod(double alpha, bool corrected) : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var factor = corrected ? 1 - (alpha / 2) : 1;
        double size = 0, interval = 0, squares = 0;
        var (since, errors) = (0, 0);
        foreach (var value in history)
        {
            since++;
            if (interval > 0)
            {
                var error = value - (factor * size / interval);
                squares += error * error;
                errors++;
            }

            if (value == 0)
                continue;
            var first = interval == 0;
            size = first ? value : size + (alpha * (value - size));
            interval = first ? since : interval + (alpha * (since - interval));
            since = 0;
        }

        mean.Fill(interval > 0 ? factor * size / interval : 0);
        deviation.Fill(errors > 0 ? Math.Sqrt(squares / errors) : 0);
    }
}
