namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// The last value. Its deviation after h steps is s √h with s² the mean square of the changes from one step to the next: a random walk (Hyndman and
/// Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.5).
/// </summary>
public sealed class NaiveMethod : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation) =>
        SeasonalNaiveMethod.Repeat(history, 1, mean, deviation);
}
