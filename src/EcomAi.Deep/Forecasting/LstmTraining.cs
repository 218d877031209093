using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>One training command: data, run folder, the choice on validation, every test round, the networks that score, the result.</summary>
internal sealed class LstmTraining(TrainRequest request)
{
    private LstmConfig _config = (LstmConfig)request.Config;

    /// <summary>Trains and leaves a finished run folder.</summary>
    public RunResult Run()
    {
        var device = LstmFamily.Prepare(_config);
        using var resumed = request.ResumeFrom is { } resume ? RunFolder.Open(resume, request.OutputRoot) : null;
        var data = PanelReader.Load(_config.Data, KnownSeries(resumed));
        _config = _config with { Data = _config.Data with { Frequency = data.Panel.Axis.Frequency } }; // fewer rows, as when scoring, may not tell it
        foreach (var fact in data.Facts)
            request.Observer.Detail($"{fact.Key}: {fact.Value}");
        foreach (var series in data.LeftOut)
            request.Observer.Detail($"left out: {series}");
        if (_config.UsesNegativeBinomial())
            RequireCounts(data.Panel);
        var rounds = BacktestRounds.Of(data.Panel, _config);
        using var created = resumed is null ? RunFolder.Create(request.OutputRoot, LstmFamily.FamilyName) : null;
        var run = resumed ?? created!;
        if (created is not null)
            Describe(run, data, device);

        var (outcomes, note) = _config.Model.IsNeural() ? TrainNetworks(run, data.Panel, rounds, device) : Fit(run, data.Panel);
        var table = new ResultTable(_config, data.Panel, rounds, device, request.Observer, request.Stop);
        var seconds = outcomes.Sum(outcome => outcome.StepSeconds);
        var result = new RunResult
        {
            Run = run.Path,
            Family = LstmFamily.FamilyName,
            Part = "test",
            ChosenBy = _config.Evaluate.ValidationMetric,
            Facts = [.. data.Facts, .. table.Describe(run)],
            Models = table.Measure(run, seconds),
            TrainingNote = note,
            TrainSeconds = seconds,
            SamplesPerSecond = outcomes.Sum(outcome => outcome.Samples) / Math.Max(seconds, 1e-9),
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
            NextCommand = NextCommand(run),
        };
        run.WriteResult(result);
        ReportWriter.Write(run, ForecastReport.Sections(run));
        return result;
    }

    /// <summary>The series of the run's own checkpoint once it has one, so that they keep their numbers.</summary>
    private static PanelSources? KnownSeries(RunFolder? resumed)
    {
        if (resumed is null || !Directory.Exists(resumed.CheckpointsPath) || Checkpoint.Last(resumed) is not { } last)
            return null;
        var files = SeriesFiles.Read(last.Folder);
        return new PanelSources { EarlierKeys = files.Keys, EarlierCategories = files.Categories };
    }

    /// <summary>Refuses negative targets where the distribution has none.</summary>
    private static void RequireCounts(SeriesPanel panel)
    {
        var negative = Array.FindIndex(panel.Target, value => value < 0);
        if (negative < 0)
            return;
        var (series, place) = Math.DivRem(negative, panel.Length);
        throw new EcomException(string.Create(
            CultureInfo.InvariantCulture,
            $"model.distribution 'negativeBinomial' is of counts, but {panel.Keys.Format(series)} has the target {panel.Target[negative]} at {panel.Axis.Format(place)}. Take studentT or gaussian, or correct the data."));
    }

    private string NextCommand(RunFolder run)
    {
        var future = _config.Data.Known.Count > 0 ? " --future FUTURE.parquet" : "";
        return $"./ecomai score --run {run.Path}{future} --output forecast.parquet";
    }

    private void Describe(RunFolder run, SeriesData data, Device device)
    {
        run.WriteConfig(ConfigWriter.ToJson(_config));
        run.WriteEnvironment(RunEnvironment.Describe(TorchRuntime.Describe(), device.ToString(), _config.Threads, data.Files));
        HistoryFile.Write(Path.Combine(run.Path, HistoryFile.Name), data.Panel, _config.Data);
    }

    private (IReadOnlyList<TrainingOutcome> Outcomes, string Note) TrainNetworks(RunFolder run, SeriesPanel panel, BacktestRounds rounds, Device device)
    {
        var training = new NetworkTraining(_config, panel, run, device, request.Observer, request.Stop);
        var chosen = training.Train(TrainingPhase.Choice, rounds.FirstOrigins, null, rounds.Validation);
        var note = Describe(chosen, rounds);
        if (!_config.Train.Refit)
            return (chosen, note);

        var outcomes = new List<TrainingOutcome>(chosen);
        var epochs = chosen.Select(outcome => outcome.BestEpoch).ToArray();
        for (var round = 0; round < rounds.Test.Count; round++)
        {
            request.Observer.Message($"{rounds.Test[round].Name} of {rounds.Test.Count}: training on all that it may know");
            outcomes.AddRange(training.Train(TrainingPhase.Round(round), rounds.Test[round].Origins, epochs, [], GoOnFrom(round)));
        }

        request.Observer.Message("training on all data, for scoring");
        outcomes.AddRange(training.Train(TrainingPhase.Final, panel.Ends, epochs, [], GoOnFrom(rounds.Test.Count)));
        return (outcomes, note + (_config.Train.ContinueEpochs == 0
            ? "; then trained anew for as many epochs for every test round, and on all data for scoring"
            : $"; then trained anew for as many epochs for the first test round, and {_config.Train.ContinueEpochs} more for every later one and on all data for scoring"));
    }

    /// <summary>The phase that a round's training goes on from.</summary>
    private TrainingPhase? GoOnFrom(int round) => round > 0 && _config.Train.ContinueEpochs > 0 ? TrainingPhase.Round(round - 1) : null;

    private string Describe(IReadOnlyList<TrainingOutcome> chosen, BacktestRounds rounds)
    {
        var first = chosen[0];
        return rounds.Validation.Count == 0
            ? $"{first.Epochs} epochs, nothing to validate on ({first.EndReason})"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{first.Epochs} epochs ({first.EndReason}); epoch {string.Join(", ", chosen.Select(outcome => outcome.BestEpoch))} chosen by validation {_config.Evaluate.ValidationMetric} {string.Join(", ", chosen.Select(outcome => outcome.BestValue.ToString("F4", CultureInfo.InvariantCulture)))}");
    }

    /// <summary>A statistical method is fitted whenever it forecasts; its checkpoint says which series there were.</summary>
    private (IReadOnlyList<TrainingOutcome> Outcomes, string Note) Fit(RunFolder run, SeriesPanel panel)
    {
        using var job = new StatisticalJob(panel);
        var outcome = new Trainer(_config.Train with { Epochs = 1 }, _config.Seed, run, request.Observer, request.Stop).Run(job);
        return ([outcome], "a statistical method is fitted anew to the history at every forecast");
    }
}
