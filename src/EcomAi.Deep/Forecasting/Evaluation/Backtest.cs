using System.Globalization;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>Forecasts the rounds of a rolling-origin backtest and measures the forecasts.</summary>
public static class Backtest
{
    /// <summary>Forecasts every round.</summary>
    /// <param name="forecaster">The model.</param>
    /// <param name="panel">The series.</param>
    /// <param name="rounds">The rounds, see <see cref="RollingOrigin"/>.</param>
    /// <param name="window">Gap, horizon and quantile levels.</param>
    /// <param name="stopSignal">Whether somebody asked to stop.</param>
    /// <returns>One forecast a round.</returns>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static IReadOnlyList<Forecast> Run(
        IForecaster forecaster, SeriesPanel panel, IReadOnlyList<BacktestRound> rounds, ForecastConfig window, StopSignal stopSignal)
    {
        var forecasts = new Forecast[rounds.Count];
        for (var round = 0; round < forecasts.Length; round++)
        {
            if (stopSignal.Requested)
                throw new RunStoppedException($"stopped before {forecaster.Kind} forecast round '{rounds[round].Name}'.", stopSignal.ExitCode);
            forecasts[round] = forecaster.Predict(panel, rounds[round].Origins, window, stopSignal);
        }

        return forecasts;
    }

    /// <summary>
    /// Measures the forecasts of some rounds, pooled over rounds, series and steps. Missing targets count nothing; the scales of MASE are of the part of
    /// each series that its round knows.
    /// </summary>
    /// <param name="panel">The series.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="forecasts">One forecast a round.</param>
    /// <param name="window">The gap; and the horizon, for the protocol's text.</param>
    /// <param name="config">MASE's season and the groups.</param>
    /// <exception cref="EcomException">
    /// A forecast is missing where a target is observed, a group names no category column, or no target is observed in any horizon.
    /// </exception>
    public static BacktestDetail Measure(
        SeriesPanel panel, IReadOnlyList<BacktestRound> rounds, IReadOnlyList<Forecast> forecasts, ForecastConfig window, BacktestConfig config)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(forecasts.Count, rounds.Count);
        ArgumentOutOfRangeException.ThrowIfZero(rounds.Count);
        var levels = forecasts[0].Levels;
        var all = new ErrorSums(levels);
        var steps = Many(window.Horizon, levels);
        var columns = Array.ConvertAll([.. config.Groups], name => GroupColumn(panel, name));
        var groups = Array.ConvertAll(columns, column => Many(panel.Categories!.CodeCount(column), levels));
        var measured = new bool[panel.Count];
        for (var round = 0; round < rounds.Count; round++)
        {
            for (var series = 0; series < panel.Count; series++)
            {
                var origin = rounds[round].Origins[series];
                if (origin < 0)
                    continue;
                var scale = MaseScale.Of(panel.History(series, origin), config.Season);
                for (var step = 0; step < window.Horizon; step++)
                {
                    var target = Target(panel, series, origin + window.Gap + step);
                    if (double.IsNaN(target))
                        continue;
                    var forecast = forecasts[round];
                    var point = forecast.Point[forecast.At(series, step)];
                    var quantiles = forecast.QuantilesAt(series, step);
                    if (double.IsNaN(point) || HasNaN(quantiles))
                        throw NoForecast(panel, series, rounds[round].Name, step);
                    all.Add(target, point, quantiles, scale);
                    steps[step].Add(target, point, quantiles, scale);
                    for (var g = 0; g < columns.Length; g++)
                        groups[g][panel.Categories![series, columns[g]]].Add(target, point, quantiles, scale);
                    measured[series] = true;
                }
            }
        }

        if (all.Points == 0)
            throw new EcomException($"no target is observed in the horizon of any of the rounds {rounds[0].Name} to {rounds[^1].Name}, so there is nothing to measure; check data.target and evaluate.origins.");
        return new BacktestDetail(
            Protocol(rounds, window, config),
            all.Points,
            measured.Count(any => any),
            all.Unscaled,
            all.ZeroTargets,
            all.Metrics(),
            [.. steps.Select((sums, step) => MetricSlice.Of(string.Create(CultureInfo.InvariantCulture, $"step {step + 1}"), sums))],
            [.. columns.SelectMany((column, g) => Slices(panel, column, groups[g]))]);
    }

    /// <summary>How rounds are measured: <c>rolling origin, 12 rounds of stride 2, gap 1, horizon 2, season 1, origins by calendar; test</c>.</summary>
    /// <param name="rounds">The rounds; their names say the part of the data.</param>
    /// <param name="window">Horizon and gap.</param>
    /// <param name="config">Stride, season and the rule of origins.</param>
    public static string Protocol(IReadOnlyList<BacktestRound> rounds, ForecastConfig window, BacktestConfig config)
    {
        var many = rounds.Count == 1 ? "1 round" : $"{rounds.Count} rounds of stride {config.Stride}";
        var gap = window.Gap == 0 ? "" : $", gap {window.Gap}";
        var rule = config.Origins == OriginRule.Series ? "series" : "calendar";
        var part = rounds[0].Name.Split(' ')[0];
        return string.Create(
            CultureInfo.InvariantCulture, $"rolling origin, {many}{gap}, horizon {window.Horizon}, season {config.Season}, origins by {rule}; {part}");
    }

    /// <summary>The target at a place; NaN where it is missing or beyond the axis.</summary>
    internal static double Target(SeriesPanel panel, int series, int place) =>
        place < panel.Length ? panel.Target[(series * panel.Length) + place] : double.NaN;

    private static ErrorSums[] Many(int count, IReadOnlyList<double> levels)
    {
        var sums = new ErrorSums[count];
        for (var i = 0; i < count; i++)
            sums[i] = new ErrorSums(levels);
        return sums;
    }

    private static bool HasNaN(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                return true;
        }

        return false;
    }

    private static int GroupColumn(SeriesPanel panel, string name)
    {
        var columns = panel.Categories?.Columns ?? [];
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column] == name)
                return column;
        }

        var there = columns.Count == 0 ? "there are none" : $"they are {string.Join(", ", columns)}";
        throw new EcomException($"evaluate.groups: '{name}' is not among the columns of data.categories ({there}); add it there, or take it out of evaluate.groups.");
    }

    private static IEnumerable<MetricSlice> Slices(SeriesPanel panel, int column, ErrorSums[] sums)
    {
        var (name, values) = (panel.Categories!.Columns[column], panel.Categories.Values[column]);
        for (var code = 1; code <= sums.Length; code++)
        {
            // The unknown ones, code 0, come last.
            var at = code % sums.Length;
            if (sums[at].Points > 0)
                yield return MetricSlice.Of($"{name}: {(at == 0 ? "unknown" : values.TextAt(at - 1))}", sums[at]);
        }
    }

    private static EcomException NoForecast(SeriesPanel panel, int series, string round, int step) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"round '{round}': no number was forecast for series {panel.Keys.Format(series)}, step {step + 1}, though it takes part; the model may have diverged."));
}
