using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting;

/// <summary>Anything that forecasts: the trained model or a statistical method fitted on the spot.</summary>
public interface IForecaster : IDisposable
{
    /// <summary>The name in tables, such as <c>lstm</c> or <c>seasonalNaive</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Forecasts every series from its own origin. Sees targets and past covariates before the origin only, known covariates up to the end of the
    /// horizon, and nothing of a series beyond that.
    /// </summary>
    /// <param name="panel">The series.</param>
    /// <param name="origins">
    /// For each series of the panel, the place on the time axis where the unknown begins: targets at places below it are seen, and the forecast is of the places
    /// origin + gap ... origin + gap + horizon - 1. -1 leaves the series out; its forecast is NaN.
    /// </param>
    /// <param name="window">Gap, horizon and quantile levels.</param>
    /// <param name="stopSignal">Whether somebody asked to stop.</param>
    Forecast Predict(SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window, StopSignal stopSignal);
}
