namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>A statistical method that forecasts one series from its own history. Called from many threads at a time; holds no state.</summary>
public interface ISeriesMethod
{
    /// <summary>Fits and forecasts.</summary>
    /// <param name="history">Values from the series' first to its last one before the origin, at least one, missing ones already filled.</param>
    /// <param name="season">Steps of a season, at least 1; 1 is none.</param>
    /// <param name="mean">Takes the mean of the next steps; its length is the number of steps.</param>
    /// <param name="deviation">Takes their standard deviations, of the same length; 0 where the method sees none.</param>
    void Forecast(ReadOnlySpan<double> history, int season, Span<double> mean, Span<double> deviation);
}
