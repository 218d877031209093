using EcomAi.Deep.Backend;
using EcomAi.Deep.Forecasting.Models;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting;

/// <summary>Forecasts with trained networks, the mean of their quantiles where there are several (Lichtendahl et al. 2013).</summary>
public sealed class NeuralForecaster : IForecaster
{
    private const int WindowsAtOnce = 256;
    private readonly IReadOnlyList<ForecastModel> _models;
    private readonly LstmConfig _config;
    private readonly Device _device;
    private readonly bool _ownsModels;
    private (SeriesPanel Panel, PanelTensors Tensors)? _laidOut;

    /// <summary>Takes networks that share features and horizon.</summary>
    /// <param name="models">The networks, on the device.</param>
    /// <param name="config">The configuration they were trained with.</param>
    /// <param name="device">The device.</param>
    /// <param name="ownsModels">Whether disposal frees them.</param>
    public NeuralForecaster(IReadOnlyList<ForecastModel> models, LstmConfig config, Device device, bool ownsModels = true) =>
        (_models, _config, _device, _ownsModels) = (models, config, device, ownsModels);

    /// <inheritdoc/>
    public string Kind => "lstm";

    /// <summary>The networks.</summary>
    public IReadOnlyList<ForecastModel> Models => _models;

    /// <inheritdoc/>
    public Forecast Predict(SeriesPanel panel, IReadOnlyList<int> origins, ForecastConfig window, StopSignal stopSignal)
    {
        var forecast = new Forecast(panel.Count, window.Horizon, window.Quantiles);
        var wanted = Enumerable.Range(0, panel.Count).Where(series => origins[series] >= 0).ToArray();
        var tensors = LaidOut(panel);
        using var frozen = no_grad();
        for (var first = 0; first < wanted.Length; first += WindowsAtOnce)
        {
            if (stopSignal.Requested)
                throw new RunStoppedException("stopped while the lstm forecast.", stopSignal.ExitCode);
            using var scope = NewDisposeScope();
            var series = wanted.AsSpan(first, Math.Min(WindowsAtOnce, wanted.Length - first)).ToArray();
            var rows = Array.ConvertAll(series, one => (long)one);
            var ends = Array.ConvertAll(series, one => (long)origins[one]);
            var batch = tensors.Gather(rows, ends, ends);
            TorchRuntime.Seed(unchecked((long)Seeds.Derive(_config.Seed, "forecast", first))); // the same draws for the same series, whenever they are forecast
            var members = _models.Select(model => Predict(model, batch)).ToArray();
            Copy(members.Select(member => member.Point), series, forecast.Point, window.Horizon);
            Copy(members.Select(member => member.Mean), series, forecast.Mean, window.Horizon);
            Copy(members.Select(member => member.Quantiles), series, forecast.Quantiles, window.Horizon * window.Quantiles.Count);
        }

        if (window.WholeUnits)
            forecast.RoundToWholeUnits();
        return forecast;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _laidOut?.Tensors.Dispose();
        if (!_ownsModels)
            return;
        foreach (var model in _models)
            model.Dispose();
    }

    private static PredictedTensors Predict(ForecastModel model, WindowBatch batch)
    {
        var training = model.training;
        model.eval();
        var predicted = model.Predict(batch);
        model.train(training);
        return predicted;
    }

    private static void Copy(IEnumerable<Tensor> members, int[] series, double[] into, int width)
    {
        var values = stack(members.ToArray(), 0).to(ScalarType.Float64).mean([0L]).cpu().contiguous().data<double>().ToArray();
        for (var i = 0; i < series.Length; i++)
            values.AsSpan(i * width, width).CopyTo(into.AsSpan(series[i] * width));
    }

    private PanelTensors LaidOut(SeriesPanel panel)
    {
        if (_laidOut is { } laid && ReferenceEquals(laid.Panel, panel))
            return laid.Tensors;
        _laidOut?.Tensors.Dispose();
        var tensors = new PanelTensors(panel, _models[0].Shape.Features, _config, _device);
        _laidOut = (panel, tensors);
        return tensors;
    }
}
