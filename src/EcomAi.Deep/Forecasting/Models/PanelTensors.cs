using EcomAi.Deep.Forecasting.Panel;
using static TorchSharp.torch;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// A panel as tensors, from which windows are gathered by index: no object a window, no loader. It lives on the model's device unless it is larger than
/// <c>train.devicePanelMiB</c>; then it is streamed: it stays on the host, where windows are gathered ahead and from where each batch is copied.
/// </summary>
public sealed class PanelTensors : IDisposable
{
    private readonly int _context;
    private readonly int _length;
    private readonly int _front;
    private readonly int _width;
    private readonly bool _differences;
    private readonly Device _device;
    private readonly Device _home;
    private readonly Tensor _target;
    private readonly Tensor _observed;
    private readonly Tensor _known;
    private readonly Tensor _calendar;
    private readonly Tensor _past;
    private readonly Tensor _codes;
    private readonly Tensor _prior;
    private readonly Tensor _steps;
    private readonly Tensor _lags;

    /// <summary>Lays the panel out.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="features">How covariates are brought to one size, and what new series get.</param>
    /// <param name="config">Context, lags, gap, horizon and calendar.</param>
    /// <param name="device">Where windows are wanted.</param>
    public PanelTensors(SeriesPanel panel, PanelFeatures features, LstmConfig config, Device device)
    {
        _context = config.Model.Context;
        _length = _context + config.Forecast.Gap + config.Forecast.Horizon;
        _front = _context + config.Model.Lags.DefaultIfEmpty(0).Max();
        _width = _front + panel.Length + _length - _context; // padded on both sides, so that no window needs a check
        _differences = config.Model.SeasonalDifferences;
        _device = device;

        var places = panel.Count * (long)_width;
        var columns = Math.Max(1, Math.Max(panel.KnownNames.Count, panel.PastNames.Count));
        if ((Int128)places * columns > Array.MaxLength)
        {
            throw new EcomException(
                $"{panel.Count:N0} series of {_width:N0} steps, {_width - panel.Length:N0} of them padding for model.context, model.lags and forecast.horizon, with {columns:N0} columns are "
                + $"more than the {Array.MaxLength:N0} values of one panel. Take fewer series, a shorter span of times, or a shorter context.");
        }

        var target = new float[places];
        var observed = new float[places];
        var known = new float[places * panel.KnownNames.Count];
        var past = new float[places * panel.PastNames.Count];
        var centered = features.Centered(panel);
        for (var series = 0; series < panel.Count; series++)
        {
            for (var place = 0; place < panel.Length; place++)
            {
                var from = (series * panel.Length) + place;
                var to = (series * (long)_width) + _front + place;
                if (!float.IsNaN(panel.Target[from]))
                    (target[to], observed[to]) = (panel.Target[from], 1);
                features.Known.Apply(centered, from, known, to);
                features.Past.Apply(panel.Past, from, past, to);
            }
        }

        var bytes = (target.LongLength + observed.LongLength + known.LongLength + past.LongLength) * sizeof(float);
        IsStreamed = bytes > config.Train.DevicePanelMiB * 1048576L;
        _home = IsStreamed ? CPU : device;
        using var scope = NewDisposeScope();
        _target = Keep(tensor(target));
        _observed = Keep(tensor(observed));
        _known = Keep(tensor(known, [places, panel.KnownNames.Count]));
        _past = Keep(tensor(past, [places, panel.PastNames.Count]));
        _calendar = Keep(PanelFeatures.Calendar(panel.Axis, config.Data, _front, _width));
        _codes = Keep(features.Codes(panel));
        _prior = Keep(features.Priors(panel));
        _steps = Keep(arange(0, _length, dtype: ScalarType.Int64));
        _lags = Keep(tensor(config.Model.Lags.Select(lag => (long)lag).ToArray()));
    }

    /// <summary>Whether the panel is on the host, whatever the device, and its windows are copied to the device.</summary>
    public bool IsStreamed { get; }

    /// <summary>Gathers windows.</summary>
    /// <param name="series">The series' numbers.</param>
    /// <param name="origins">For each window the place after its context.</param>
    /// <param name="limits">For each window the place from which on targets are hidden.</param>
    /// <returns>The windows, on the device they are wanted on.</returns>
    public WindowBatch Gather(long[] series, long[] origins, long[] limits)
    {
        using var scope = NewDisposeScope();
        var (batch, lagCount) = (series.Length, _lags.shape[0]);
        var rows = tensor(series, device: _home);
        var places = tensor(origins, device: _home).add(_front - _context).unsqueeze(1) + _steps; // [batch, L], in the padded axis
        var limit = tensor(limits, device: _home).add(_front).unsqueeze(1); // [batch, 1]
        var index = places + (rows * _width).unsqueeze(1); // [batch, L], in the flat panel
        var lagPlaces = (places.unsqueeze(2) - _lags).view(batch, -1); // [batch, L * lags]
        var lagIndex = (index.unsqueeze(2) - _lags).view(batch, -1);

        var observed = At(_observed, index) * Float(places.lt(limit)); // [batch, L]
        var lagsObserved = At(_observed, lagIndex) * Float(lagPlaces.lt(limit)); // [batch, L * lags]
        var known = cat([Rows(_known, index), Rows(_calendar, places)], 2); // [batch, L, known]
        if (_differences)
        {
            var season = _lags[0];
            known -= cat([Rows(_known, index - season), Rows(_calendar, places - season)], 2);
        }

        var windows = new WindowBatch(
            At(_target, index) * observed,
            observed,
            (At(_target, lagIndex) * lagsObserved).view(batch, _length, lagCount),
            lagsObserved.view(batch, _length, lagCount),
            known,
            Rows(_past, index.narrow(1, 0, _context)),
            _codes.index_select(0, rows),
            _prior.index_select(0, rows));
        return windows.Map(tensor => (IsStreamed ? tensor.to(_device) : tensor).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { _target, _observed, _known, _calendar, _past, _codes, _prior, _steps, _lags })
            tensor.Dispose();
    }

    private static Tensor At(Tensor values, Tensor index) => values.index_select(0, index.view(-1)).view(index.shape);

    private static Tensor Rows(Tensor table, Tensor index) =>
        table.index_select(0, index.reshape(-1)).view(index.shape[0], index.shape[1], table.shape[1]);

    private static Tensor Float(Tensor flags) => flags.to_type(ScalarType.Float32);

    private Tensor Keep(Tensor values) => values.to(_home).DetachFromDisposeScope();
}
