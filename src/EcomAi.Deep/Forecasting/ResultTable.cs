using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>Measures a finished training on the test rounds, and the configured baselines beside it.</summary>
internal sealed class ResultTable(
    LstmConfig config, SeriesPanel panel, BacktestRounds rounds, Device device, IRunObserver observer, StopSignal stop)
{
    private readonly List<ModelDetail> _details = [];

    /// <summary>Where a run keeps the corrections of its intervals.</summary>
    public static string CalibrationPath(RunFolder run) => Path.Combine(run.Path, "calibration.json");

    /// <summary>What there is to say of the networks.</summary>
    public IEnumerable<KeyValuePair<string, string>> Describe(RunFolder run)
    {
        if (!config.Model.IsNeural())
            yield break;
        using var trained = TrainedNetworks.Load(run, TrainingPhase.Scoring(config), config, device);
        var model = trained.Forecaster.Models[0];
        var count = model.parameters().Sum(parameter => parameter.numel());
        var many = config.Model.Ensemble > 1 ? $"{config.Model.Ensemble} networks of " : "";
        yield return new("model", string.Create(CultureInfo.InvariantCulture, $"{model.GetName()}, {many}{count:N0} parameters"));
    }

    /// <summary>The rows of the result: the model, the model with calibrated intervals, the baselines that are not it. Leaves the run's backtest files.</summary>
    /// <param name="run">The run.</param>
    /// <param name="seconds">Seconds of its training.</param>
    public IReadOnlyList<ModelResult> Measure(RunFolder run, double seconds)
    {
        var kind = BaselineFactory.NameOf(config.Model.Kind);
        var forecasts = Whole(config.Model.IsNeural() ? ForecastRounds(run) : Run(config.Model.Kind));
        var rows = new List<ModelResult> { Row(kind, false, forecasts, null, seconds) };
        if (config.Evaluate.Conformal)
        {
            forecasts = Whole(Calibrate(run, forecasts));
            rows.Add(Row($"{kind}, calibrated", false, forecasts, "intervals widened or narrowed by what the rounds before each test round missed (conformal prediction)", 0));
        }

        BacktestFile.Write(Path.Combine(run.Path, BacktestFile.Name), panel, rounds.Test, forecasts, config.Forecast);
        foreach (var baseline in config.Evaluate.Baselines.Where(baseline => baseline != config.Model.Kind))
        {
            observer.Detail($"forecasting the test rounds with {BaselineFactory.NameOf(baseline)}");
            var clock = Stopwatch.StartNew();
            var measured = Run(baseline);
            rows.Add(Row(BaselineFactory.NameOf(baseline), true, measured, null, clock.Elapsed.TotalSeconds));
        }

        ModelDetail.Write(run, _details);
        return rows;
    }

    private ModelResult Row(string name, bool isBaseline, IReadOnlyList<Forecast> forecasts, string? note, double seconds)
    {
        var detail = Backtest.Measure(panel, rounds.Test, forecasts, config.Forecast, config.Evaluate);
        _details.Add(new ModelDetail(name, isBaseline, detail));
        return new ModelResult(name, isBaseline, [detail.ToResult()], note, seconds);
    }

    private IReadOnlyList<Forecast> Whole(IReadOnlyList<Forecast> forecasts)
    {
        if (config.Forecast.WholeUnits)
        {
            foreach (var forecast in forecasts)
                forecast.RoundToWholeUnits();
        }

        return forecasts;
    }

    private IReadOnlyList<Forecast> Run(ForecastModelKind kind)
    {
        using var method = BaselineFactory.Create(kind, config);
        return Backtest.Run(method, panel, rounds.Test, config.Forecast, stop);
    }

    /// <summary>The networks' forecasts, in each round from those that were trained for it.</summary>
    private List<Forecast> ForecastRounds(RunFolder run)
    {
        var forecasts = new List<Forecast>();
        for (var round = 0; round < rounds.Test.Count; round++)
        {
            var phase = config.Train.Refit ? TrainingPhase.Round(round) : TrainingPhase.Choice;
            using var trained = TrainedNetworks.Load(run, phase, config, device);
            forecasts.AddRange(Backtest.Run(trained.Forecaster, panel, [rounds.Test[round]], config.Forecast, stop));
        }

        return forecasts;
    }

    /// <summary>
    /// Corrects the test forecasts by what the intervals of the rounds before each missed, and keeps with the run what scoring shall correct by: the latest rounds.
    /// </summary>
    private IReadOnlyList<Forecast> Calibrate(RunFolder run, IReadOnlyList<Forecast> forecasts)
    {
        IReadOnlyList<Forecast> validation;
        if (config.Model.IsNeural())
        {
            using var chosen = TrainedNetworks.Load(run, TrainingPhase.Choice, config, device);
            validation = Backtest.Run(chosen.Forecaster, panel, rounds.Validation, config.Forecast, stop);
        }
        else
        {
            using var method = BaselineFactory.Create(config.Model.Kind, config);
            validation = Backtest.Run(method, panel, rounds.Validation, config.Forecast, stop);
        }

        BacktestRound[] latest = [.. rounds.Validation.Concat(rounds.Test).TakeLast(rounds.Validation.Count)];
        Forecast[] theirs = [.. validation.Concat(forecasts).TakeLast(latest.Length)];
        ConformalCalibration.Fit(panel, latest, theirs, config.Forecast).Write(CalibrationPath(run));
        return ConformalCalibration.Rolling(panel, rounds.Validation, validation, rounds.Test, forecasts, config.Forecast);
    }
}
