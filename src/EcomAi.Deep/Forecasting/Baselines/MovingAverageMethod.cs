namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// The mean of the last values, of fewer where the history is shorter. Its deviation is the root mean square of the errors that the same rule made at every
/// earlier step with as many values before it.
/// </summary>
/// <param name="window">How many values, at least 1.</param>
public sealed class MovingAverageMethod(int window) : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var width = Math.Min(window, history.Length);
        var squares = 0.0;
        for (var t = width; t < history.Length; t++)
        {
            var error = history[t] - Mean(history.Slice(t - width, width));
            squares += error * error;
        }

        mean.Fill(Mean(history[^width..]));
        deviation.Fill(history.Length > width ? Math.Sqrt(squares / (history.Length - width)) : 0);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
