namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// The straight line through the first and the last of n values. Its deviation after h steps is s √(h (1 + h / (n - 1))) with s² the mean square of the
/// changes from one step to the next less the line's slope (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.5).
/// </summary>
public sealed class DriftMethod : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var changes = history.Length - 1;
        var slope = changes > 0 ? (history[^1] - history[0]) / changes : 0;
        var squares = 0.0;
        for (var t = 1; t < history.Length; t++)
        {
            var rest = history[t] - history[t - 1] - slope;
            squares += rest * rest;
        }

        var sigma = changes > 0 ? Math.Sqrt(squares / changes) : 0;
        for (var step = 0; step < mean.Length; step++)
        {
            double h = step + 1;
            mean[step] = history[^1] + (slope * h);
            deviation[step] = changes > 0 ? sigma * Math.Sqrt(h * (1 + (h / changes))) : 0;
        }
    }
}
