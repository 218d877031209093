using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>
/// One ridge regression a step of the horizon over all series, or over those of each category value (<see cref="BaselineOptions.RidgeBy"/>), on the
/// logarithm of the target. It sees means of the last 1, 4, 8 and 26 values, the value a season ago, the known covariates (prices by their logarithm) and the
/// calendar. Quantiles come from the training residuals, relative to each series' spread. The point is the median; where
/// <c>evaluate.validationMetric</c> is <c>MAPE</c> it is times the factor that makes the training rows' MAPE least, and where it is <c>RMSE</c> it is the mean.
/// Steps and groups run on several threads; the result does not depend on how many.
/// </summary>
/// <param name="config">The regression's settings, the calendar, and the metric.</param>
public sealed class RidgeForecaster(LstmConfig config) : IForecaster
{
    private const int MeanLevels = 40;

    private readonly BaselineOptions _options = config.Baselines;

    /// <inheritdoc/>
    public string Kind => BaselineFactory.NameOf(ForecastModelKind.Ridge);

    /// <inheritdoc/>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    /// <exception cref="EcomException">No series has a value before its origin, or <see cref="BaselineOptions.RidgeBy"/> names no category column.</exception>
    public Forecast Predict(SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window, StopSignal stopSignal)
    {
        var forecast = new Forecast(panel.Count, window.Horizon, window.Quantiles);
        var groups = Groups(panel, origins);
        var end = origins.Max() + window.Gap + window.Horizon;
        var features = new RidgeFeatures(panel, origins, _options.SeasonOf(panel.Axis.Frequency), end, config.Data);
        var threads = new ParallelOptions { MaxDegreeOfParallelism = _options.ThreadCount() };
        Parallel.For(0, groups.Length * window.Horizon, threads, (item, state) =>
        {
            if (stopSignal.Requested)
                state.Stop();
            else
                One(features, new RidgeRows(panel, origins, groups[item % groups.Length], window.Gap + (item / groups.Length)), item / groups.Length, forecast);
        });
        if (stopSignal.Requested)
            throw new RunStoppedException($"stopped while {Kind} forecast.", stopSignal.ExitCode);
        ColdStart.Fill(forecast, panel, origins, Kind);
        return forecast;
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    private int[][] Groups(SeriesPanel panel, IReadOnlyList<int> origins)
    {
        var series = Enumerable.Range(0, panel.Count).Where(series => ColdStart.HasHistory(panel, origins, series));
        if (_options.RidgeBy is not { } name)
            return series.ToArray() is { Length: > 0 } all ? [all] : [];
        var columns = panel.Categories?.Columns ?? [];
        var column = Enumerable.Range(0, columns.Count).FirstOrDefault(column => columns[column] == name, -1);
        if (column < 0)
            throw new EcomException($"baselines.ridgeBy: '{name}' is not among the columns of data.categories ({string.Join(", ", columns)}); add it there.");
        return [.. series.GroupBy(series => panel.Categories![series, column]).OrderBy(group => group.Key).Select(group => group.ToArray())];
    }

    private void One(RidgeFeatures features, RidgeRows rows, int step, Forecast forecast)
    {
        var regression = new RidgeRegression(features, rows, _options.RidgeL2);
        var levels = forecast.Levels;
        double[] offsets = [.. levels.Select(regression.Residual)];
        double[] spread = [.. Enumerable.Range(0, MeanLevels).Select(i => regression.Residual((i + .5) / MeanLevels))];
        var median = CentralInterval.IndexOf(levels, .5);
        var factor = config.Evaluate.ValidationMetric == MetricNames.Mape ? regression.PercentageFactor() : 1;
        var room = new double[features.Count];
        for (var index = 0; index < rows.Series.Length; index++)
        {
            var series = rows.Series[index];
            var (value, size) = regression.Predict(index, rows.Origins[series], room);
            var quantiles = forecast.QuantilesAt(series, step);
            for (var level = 0; level < offsets.Length; level++)
                quantiles[level] = RidgeFeatures.Expand(value + (size * offsets[level]));
            var mean = spread.Average(offset => RidgeFeatures.Expand(value + (size * offset)));
            forecast.Mean[forecast.At(series, step)] = mean;
            forecast.Point[forecast.At(series, step)] = config.Evaluate.ValidationMetric switch
            {
                MetricNames.Rmse => mean,
                MetricNames.Mape => factor * RidgeFeatures.Expand(value),
                _ => quantiles[median],
            };
        }
    }
}
