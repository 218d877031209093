using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting;

/// <summary>Measures a finished run again from its checkpoints and its data.</summary>
internal sealed class LstmEvaluation(EvaluateRequest request, RunFolder run)
{
    private readonly LstmConfig _config = (LstmConfig)request.Config;

    /// <summary>Recomputes the run's table.</summary>
    public RunResult Run()
    {
        var device = LstmFamily.Prepare(_config);
        var last = Checkpoint.Last(run) ?? throw new EcomException($"the run {run.Path} has no checkpoint; train again.");
        var files = SeriesFiles.Read(last.Folder);
        var data = PanelReader.Load(_config.Data, new PanelSources { EarlierKeys = files.Keys, EarlierCategories = files.Categories });
        if (data.Panel.Count != files.Keys.Count)
        {
            throw new DataException(
                $"the data has changed since the run {run.Path}: it now has {data.Panel.Count:N0} series, the run knows {files.Keys.Count:N0}. Bring back the files of the run's environment.json, or train again.");
        }

        var table = new ResultTable(_config, data.Panel, BacktestRounds.Of(data.Panel, _config), device, request.Observer, request.Stop);
        return new RunResult
        {
            Run = run.Path,
            Family = LstmFamily.FamilyName,
            Part = "test",
            ChosenBy = _config.Evaluate.ValidationMetric,
            Facts = [.. data.Facts, .. table.Describe(run)],
            Models = table.Measure(run, run.ReadResult()?.Models[0].FitSeconds ?? 0),
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
        };
    }
}
