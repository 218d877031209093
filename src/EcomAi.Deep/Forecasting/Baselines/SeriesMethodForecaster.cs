using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Forecasting.Planning;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// Runs a method over all series, on several threads; the result does not depend on how many. Missing values are filled with the last one before them, the
/// quantiles are those of a normal distribution around the mean, and the point is the mean, which is its median. A series without a value before its origin gets
/// the mean of the other series' forecasts.
/// </summary>
/// <param name="kind">The method's name in tables.</param>
/// <param name="method">The method.</param>
/// <param name="options">Season, threads, and whether there are intervals.</param>
public sealed class SeriesMethodForecaster(string kind, ISeriesMethod method, BaselineOptions options) : IForecaster
{
    /// <inheritdoc/>
    public string Kind => kind;

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    /// <exception cref="EcomException">No series has a value before its origin.</exception>
    public Forecast Predict(SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window, StopSignal stopSignal)
    {
        var forecast = new Forecast(panel.Count, window.Horizon, window.Quantiles);
        var season = options.SeasonOf(panel.Axis.Frequency);
        double[] normal = [.. window.Quantiles.Select(StandardNormal.Quantile)];
        var threads = new ParallelOptions { MaxDegreeOfParallelism = options.ThreadCount() };
        Parallel.For(0, panel.Count, threads, (series, state) =>
        {
            if (stopSignal.Requested)
                state.Stop();
            else if (ColdStart.HasHistory(panel, origins, series))
                One(panel, series, origins[series], window, season, normal, forecast);
        });
        if (stopSignal.Requested)
            throw new RunStoppedException($"stopped while {kind} forecast.", stopSignal.ExitCode);
        ColdStart.Fill(forecast, panel, origins, kind);
        return forecast;
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    private void One(SeriesPanel panel, int series, int origin, ForecastConfig window, int season, double[] normal, Forecast forecast)
    {
        var history = new double[origin - panel.Starts[series]];
        FilledHistory.Fill(panel.History(series, origin), history);
        var steps = window.Gap + window.Horizon;
        var (mean, deviation) = (new double[steps], new double[steps]);
        method.Forecast(history, season, mean, deviation);
        for (var step = 0; step < window.Horizon; step++)
        {
            var (centre, spread) = (mean[window.Gap + step], options.Intervals ? deviation[window.Gap + step] : 0);
            forecast.Point[forecast.At(series, step)] = forecast.Mean[forecast.At(series, step)] = centre;
            var quantiles = forecast.QuantilesAt(series, step);
            for (var level = 0; level < normal.Length; level++)
                quantiles[level] = centre + (spread * normal[level]);
        }
    }
}
