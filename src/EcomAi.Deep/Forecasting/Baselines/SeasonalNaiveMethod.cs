namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// The value one season ago; of a history shorter than a season, the last value. Its deviation is s √(k + 1) with k the full seasons before the step and
/// s² the mean square of the changes over a season (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.5).
/// </summary>
public sealed class SeasonalNaiveMethod : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation) =>
        Repeat(history, history.Length < season ? 1 : season, mean, deviation);

    /// <summary>Repeats the last season.</summary>
    internal static void Repeat(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        var squares = 0.0;
        for (var t = season; t < history.Length; t++)
            squares += (history[t] - history[t - season]) * (history[t] - history[t - season]);
        var sigma = history.Length > season ? Math.Sqrt(squares / (history.Length - season)) : 0;
        for (var step = 0; step < mean.Length; step++)
        {
            mean[step] = history[history.Length - season + (step % season)];
            deviation[step] = sigma * Math.Sqrt((step / season) + 1);
        }
    }
}
