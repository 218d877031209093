using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>Trains one network: one step is a batch of windows, one update of all weights.</summary>
public sealed class LstmJob : ITrainingJob<WindowBatch>
{
    private const int Ahead = 2;
    private readonly ForecastModel _model;
    private readonly PanelTensors _windows;
    private readonly WindowSampler _sampler;
    private readonly LstmConfig _config;
    private readonly Func<IReadOnlyList<MetricValue>>? _validate;
    private readonly Action<string> _writeFiles;
    private readonly IParameterOptimizer _optimizer;
    private readonly LearningRateSchedule _schedule;

    /// <summary>Prepares the training; model and windows stay the caller's.</summary>
    /// <param name="model">The network, on its device.</param>
    /// <param name="windows">The panel.</param>
    /// <param name="sampler">Which windows each step takes.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="validate">Measures the network on the validation rounds; null validates nothing.</param>
    /// <param name="writeFiles">Writes what a checkpoint keeps beside tensors.</param>
    public LstmJob(
        ForecastModel model, PanelTensors windows, WindowSampler sampler, LstmConfig config, Func<IReadOnlyList<MetricValue>>? validate, Action<string> writeFiles)
    {
        (_model, _windows, _sampler, _config, _validate, _writeFiles) = (model, windows, sampler, config, validate, writeFiles);
        _optimizer = Optimizers.AdamW(model.named_parameters(), config.Train.LearningRate, weightDecay: config.Train.WeightDecay);
        _schedule = new LearningRateSchedule(config.Train.LearningRate, config.Train.Decay, (long)sampler.StepsPerEpoch * config.Train.Epochs);
        model.train();
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _sampler.StepsPerEpoch;

    /// <inheritdoc/>
    public string? ValidationMetric => _validate is null ? null : _config.Evaluate.ValidationMetric;

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public double? LearningRate { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ModelState => _model.state_dict();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> OptimizerState => _optimizer.State;

    /// <inheritdoc/>
    public IEnumerable<WindowBatch> Epoch(int epoch, int firstStep) =>
        _windows.IsStreamed ? new Prefetcher<WindowBatch>(Windows(epoch, firstStep), Ahead) : Windows(epoch, firstStep);

    /// <inheritdoc/>
    public IReadOnlyList<LossValue> Step(WindowBatch batch)
    {
        var rate = _schedule.At(batch.Step);
        LearningRate = rate;
        _optimizer.ZeroGrad();
        var loss = _model.Loss(batch);
        loss.backward();
        if (_config.Train.ClipNorm > 0)
            GradientClipping.ClipNorm(_model.parameters(), _config.Train.ClipNorm);
        _optimizer.LearningRate = rate;
        _optimizer.Step();
        return [new LossValue("loss", loss.detach())];
    }

    /// <inheritdoc/>
    public IReadOnlyList<MetricValue> Validate()
    {
        if (_validate is null)
            return [];
        _model.eval();
        try
        {
            return _validate();
        }
        finally
        {
            _model.train();
        }
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, Tensor> model, IReadOnlyDictionary<string, Tensor> optimizer)
    {
        TensorState.Copy(model, ModelState, "model.safetensors");
        _optimizer.LoadState(optimizer);
    }

    /// <inheritdoc/>
    public void WriteFiles(string folder) => _writeFiles(folder);

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private IEnumerable<WindowBatch> Windows(int epoch, int firstStep)
    {
        for (var step = firstStep; step < StepsPerEpoch; step++)
        {
            var (series, origins, limits) = _sampler.Draw(epoch, step);
            yield return _windows.Gather(series, origins, limits) with { Step = ((long)epoch * StepsPerEpoch) + step };
        }
    }
}
