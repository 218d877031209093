using EcomAi.Deep.Backend;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>Trains the networks of a run, phase by phase; a phase that has finished is passed over when the run is resumed.</summary>
internal sealed class NetworkTraining(LstmConfig config, SeriesPanel panel, RunFolder run, Device device, IRunObserver observer, StopSignal stop)
{
    private readonly SeriesFiles _files = new(panel.Keys, panel.Categories);

    /// <summary>Trains all members of a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="limits">For each series the place from which on nothing may be known; below 1 where the series takes no part.</param>
    /// <param name="epochs">Epochs of each member, 0 (chosen where the time was up in the first one) taken as 1; null takes the configuration's.</param>
    /// <param name="validation">The rounds that choose the epoch; none trains all epochs.</param>
    /// <param name="before">The finished phase that this one goes on from; null starts anew.</param>
    /// <returns>How each member's training went.</returns>
    public IReadOnlyList<TrainingOutcome> Train(
        TrainingPhase phase, IReadOnlyList<int> limits, IReadOnlyList<int>? epochs, IReadOnlyList<BacktestRound> validation, TrainingPhase? before = null)
    {
        var known = limits.Select(limit => Math.Max(0, limit)).ToArray();
        // Weights mean something for the features they were trained with alone, so a phase that goes on keeps them.
        var features = before is null ? PanelFeatures.Measure(panel, known, config) : PanelFeatures.Read(TrainedNetworks.Finished(run, before, 0).Folder, config, _files);
        using var windows = new PanelTensors(panel, features, config, device);
        var outcomes = new List<TrainingOutcome>();
        for (var member = 0; member < config.Model.Ensemble; member++)
        {
            var loop = before is not null
                ? config.Train with { Epochs = config.Train.ContinueEpochs, LearningRate = config.Train.ContinueLearningRate, Patience = 0, KeepCheckpoints = 1 }
                : epochs is not null ? config.Train with { Epochs = Math.Max(1, epochs[member]), Patience = 0, KeepCheckpoints = 1 } : config.Train;
            outcomes.Add(Train(phase, member, known, features, windows, loop, validation, before));
        }

        return outcomes;
    }

    private TrainingOutcome Train(
        TrainingPhase phase, int member, int[] limits, PanelFeatures features, PanelTensors windows, LstmTrainConfig loop,
        IReadOnlyList<BacktestRound> validation, TrainingPhase? before)
    {
        var seed = TrainingPhase.Seed(config.Seed, member);
        TorchRuntime.Seed(unchecked((long)Seeds.Derive(seed, "init")));
        using var model = features.Shape(config).Build();
        if (before is not null)
            TrainedNetworks.CopyWeights(TrainedNetworks.Finished(run, before, member), model);
        model.to(device);
        using var forecaster = new NeuralForecaster([model], config, device, ownsModels: false);
        var sampler = new WindowSampler(panel, limits, config, seed);
        Func<IReadOnlyList<MetricValue>>? validate = validation.Count == 0 ? null : () => Validate(forecaster, validation);
        using var job = new LstmJob(model, windows, sampler, config with { Train = loop }, validate, folder =>
        {
            _files.Write(folder);
            features.Write(folder);
        });
        return new Trainer(loop, seed, phase.Folder(run, member), observer, stop).Run(job);
    }

    private IReadOnlyList<MetricValue> Validate(NeuralForecaster forecaster, IReadOnlyList<BacktestRound> rounds)
    {
        var forecasts = Backtest.Run(forecaster, panel, rounds, config.Forecast, stop);
        return Backtest.Measure(panel, rounds, forecasts, config.Forecast, config.Evaluate).ToResult().Metrics;
    }
}
