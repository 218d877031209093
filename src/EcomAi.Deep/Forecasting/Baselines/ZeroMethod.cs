namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>Nothing, with certainty. Where most values are 0, a scaled error below its one says little.</summary>
public sealed class ZeroMethod : ISeriesMethod
{
    /// <inheritdoc/>
    public void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation)
    {
        mean.Clear();
        deviation.Clear();
    }
}
