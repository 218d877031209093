namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// Teunter, Syntetos and Babai (2011), "Intermittent demand: linking forecasting to inventory obsolescence": the smoothed probability of a demand, updated
/// at every step so that it fades where demand dies out, times the smoothed size of a demand, updated at demands. The probability begins with the first step, the
/// size with the first demand. The deviation is the root mean square of the one-step errors.
/// </summary>
/// <param name="alpha">The smoothing constant of both, above 0, at most 1.</param>
public sealed class TsbMethod(double alpha) : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        double probability = history[0] != 0 ? 1 : 0, size = 0, squares = 0;
        var any = false;
        for (var t = 0; t < history.Length; t++)
        {
            var value = history[t];
            if (t > 0)
            {
                var error = value - (probability * size);
                squares += error * error;
                probability += alpha * ((value != 0 ? 1 : 0) - probability);
            }

            if (value == 0)
                continue;
            size = any ? size + (alpha * (value - size)) : value;
            any = true;
        }

        mean.Fill(probability * size);
        deviation.Fill(history.Length > 1 ? Math.Sqrt(squares / (history.Length - 1)) : 0);
    }
}
