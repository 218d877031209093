using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting.Scoring;

/// <summary>Forecasts the steps after the end of the history, for every series of the run and of the tables given.</summary>
internal sealed class ForecastScoring(ScoreRequest request, RunFolder run)
{
    private const string HistoryOption = "history";
    private const string FutureOption = "future";
    private readonly LstmConfig _config = (LstmConfig)request.Config;

    /// <summary>Writes the forecast.</summary>
    public ScoreResult Run()
    {
        request.RefuseOptions(FutureOption, HistoryOption);
        var clock = Stopwatch.StartNew();
        var device = LstmFamily.Prepare(_config);
        using var trained = _config.Model.IsNeural() ? TrainedNetworks.Load(run, TrainingPhase.Scoring(_config), _config, device) : null;
        using IForecaster forecaster = trained is not null ? trained.Forecaster : BaselineFactory.Create(_config.Model.Kind, _config);
        var panel = Load(trained?.Files ?? SeriesFiles.Read((Checkpoint.Last(run) ?? throw TrainedNetworks.Unfinished(run)).Folder));

        // All series are forecast for the same times: those after the last value of any.
        var origin = panel.Ends.Max();
        var origins = Enumerable.Repeat(origin, panel.Count).ToArray();
        CovariateCheck.Require(panel, origins, _config.Forecast);
        var forecast = forecaster.Predict(panel, origins, _config.Forecast, request.Stop);
        if (_config.Evaluate.Conformal)
            forecast = ConformalCalibration.Read(ResultTable.CalibrationPath(run)).Apply(forecast, panel, origins);
        var shortSeries = trained is null ? 0 : FillShortSeries(panel, trained.Files, origins, forecast);
        if (_config.Forecast.WholeUnits)
            forecast.RoundToWholeUnits();
        var rows = ForecastFile.Write(request.Output, panel, origins, forecast, _config.Forecast);
        return new ScoreResult(request.Output, rows, Facts(panel, origin, shortSeries), clock.Elapsed.TotalSeconds)
        {
            NextCommand = request.Output.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
                ? $"./ecomai plan --forecast {request.Output} --holding 1 --stock-out 4 --output orders.csv"
                : null,
        };
    }

    private SeriesPanel Load(SeriesFiles files)
    {
        var own = Path.Combine(run.Path, HistoryFile.Name);
        var data = PanelReader.Load(_config.Data, new PanelSources
        {
            Series = request.Options.GetValueOrDefault(HistoryOption) ?? own,
            Future = request.Options.GetValueOrDefault(FutureOption),
            EarlierKeys = files.Keys,
            EarlierCategories = files.Categories,
            KeepShort = true,
        });
        foreach (var fact in data.Facts)
            request.Observer.Detail($"{fact.Key}: {fact.Value}");
        return data.Panel;
    }

    /// <summary>Series with some history, but less than <c>data.minRows</c>, get the moving average: the network has learned from none like them.</summary>
    private int FillShortSeries(SeriesPanel panel, SeriesFiles files, int[] origins, Forecast forecast)
    {
        var isShort = new int[panel.Count];
        for (var series = 0; series < isShort.Length; series++)
        {
            var known = 0;
            foreach (var value in panel.History(series, origins[series]))
                known += float.IsNaN(value) ? 0 : 1;
            isShort[series] = series >= files.Keys.Count && known > 0 && known < _config.Data.MinRows ? origins[series] : -1;
        }

        var count = isShort.Count(place => place >= 0);
        if (count == 0)
            return 0;
        using var average = BaselineFactory.Create(ForecastModelKind.MovingAverage, _config);
        var instead = average.Predict(panel, isShort, _config.Forecast, request.Stop);
        for (var series = 0; series < isShort.Length; series++)
        {
            if (isShort[series] < 0)
                continue;
            var (from, steps, levels) = (forecast.At(series, 0), forecast.Horizon, forecast.Levels.Count);
            instead.Point.AsSpan(from, steps).CopyTo(forecast.Point.AsSpan(from));
            instead.Mean.AsSpan(from, steps).CopyTo(forecast.Mean.AsSpan(from));
            instead.Quantiles.AsSpan(from * levels, steps * levels).CopyTo(forecast.Quantiles.AsSpan(from * levels));
            request.Observer.Detail($"moving average for {panel.Keys.Format(series)}");
        }

        return count;
    }

    private List<KeyValuePair<string, string>> Facts(SeriesPanel panel, int origin, int shortSeries)
    {
        var first = origin + _config.Forecast.Gap;
        var facts = new List<KeyValuePair<string, string>>
        {
            new("series", panel.Count.ToString("N0", CultureInfo.InvariantCulture)),
            new("times", $"{panel.Axis.Format(first)} to {panel.Axis.Format(first + _config.Forecast.Horizon - 1)}"),
        };
        var unseen = Enumerable.Range(0, panel.Count).Count(series => panel.Starts[series] >= origin);
        if (unseen > 0)
            facts.Add(new("without history", string.Create(CultureInfo.InvariantCulture, $"{unseen:N0}, forecast by their categories")));
        if (shortSeries > 0)
            facts.Add(new("short series", string.Create(CultureInfo.InvariantCulture, $"{shortSeries:N0} below data.minRows {_config.Data.MinRows}, forecast by the moving average")));
        return facts;
    }
}
