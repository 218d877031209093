using EcomAi.Deep.Backend;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// An LSTM over the context and a decoder that gives all steps at once, as quantiles or as a distribution, trained with forking sequences: many steps of a window are
/// forecast origins (Wen et al. 2017, MQ-RNN). The median starts at the first lag, or at the level where there is none, so that what the network learns
/// is the difference to a seasonal forecast.
/// </summary>
public sealed class DirectModel : ForecastModel
{
    private const double Wild = 3.5; // relative errors above it count by their logarithm, so that one absurd forecast does not rule a step
    private readonly LstmLayer encoder;
    private readonly Linear state;
    private readonly Linear future;
    private readonly Linear? statics;
    private readonly Linear hidden;
    private readonly Linear head;
    private readonly Linear skip;
    private readonly Linear present;
    private readonly Parameter steps;
    private readonly SeriesScale _scale;
    private readonly int _context;
    private readonly int _first;
    private readonly int _horizon;
    private readonly int _median;
    private readonly int _levels;
    private readonly IOutputDistribution? _output;
    private readonly bool _hasPoint;
    private readonly bool _hasSeason;
    private readonly Tensor lagKnown;
    private readonly Tensor levels;

    /// <summary>Creates the network.</summary>
    /// <param name="shape">Widths, horizon and features.</param>
    public DirectModel(ModelShape shape)
        : base(nameof(DirectModel), shape)
    {
        var model = shape.Model;
        (_context, _first, _horizon) = (model.Context, 1 + shape.Forecast.Gap, shape.Forecast.Horizon);
        _levels = shape.Forecast.Quantiles.Count;
        _median = shape.Forecast.Quantiles.ToList().IndexOf(.5);
        _hasPoint = shape.Train.Loss is ForecastLoss.Mape or ForecastLoss.Wape;
        _scale = new SeriesScale(model.Scaling, model.ScaleDecay, model.PriorWeight, model.ScaleFloor, shape.Features.LogSize);
        _output = shape.Train.Loss == ForecastLoss.NegativeLogLikelihood ? OutputDistributions.Create(model.Distribution, _scale) : null;
        var lags = model.Lags.Count;
        var inputs = 6 + (2 * lags) + (model.SeasonalDifferences ? 0 : shape.Known) + shape.Past + shape.Static; // what is present; lags; past covariates; categories
        _hasSeason = lags > 0;
        inputs += _hasSeason ? 1 : 0; // growth over the season
        var ahead = (2 * lags) + ((1 + model.KnownBefore) * shape.Known) + (_hasSeason ? 2 : 0); // of each step of the horizon; growth, and the first lag times it

        encoder = new LstmLayer("encoder", inputs, model.Hidden, model.Layers, model.Dropout) { Precision = shape.Train.Precision };
        var now = 6 + (model.SeasonalDifferences ? 0 : shape.Known); // last value, observed, recent level, level, shares of sales; covariates
        state = Linear(model.Hidden + now, model.DecoderHidden);
        future = Linear(ahead, model.DecoderHidden, hasBias: false);
        statics = shape.Static > 0 ? Linear(shape.Static, model.DecoderHidden, hasBias: false) : null;
        hidden = Linear(model.DecoderHidden, model.DecoderHidden);
        head = Linear(model.DecoderHidden, _output?.Parameters ?? (_levels + (_hasPoint ? 1 : 0)));
        skip = Linear(ahead, 1);
        present = Linear(now, 1, hasBias: false);
        steps = Parameter(zeros(_horizon, model.DecoderHidden));
        levels = tensor(shape.Forecast.Quantiles.Select(level => (float)level).ToArray());
        lagKnown = tensor(KnownLags(model.Lags), [1, _horizon, lags]);
        StartSeasonal(lags);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Loss(WindowBatch batch)
    {
        var windows = WithNewSeries(batch);
        var origins = DrawOrigins(batch); // [batch, m]
        var (raw, level, places) = Forward(windows, origins); // [rows, horizon, outputs], [rows, 1], [rows, horizon]
        var observed = Pick(batch.Observed, places); // [rows, horizon]
        if (Shape.Model.SeasonalDifferences)
            observed *= Pick(batch.LagsObserved.select(2, 0), places) * lagKnown.select(2, 0);
        var actual = Pick(batch.Target, places);
        var weights = Weights(level) * observed;
        if (_output is not null)
            return (_output.NegativeLogLikelihood(raw, actual, _scale.Scale(actual, level), level) * weights).sum() / observed.sum().clamp_min(1);
        var quantiles = Quantiles(raw); // [rows, horizon, levels]
        var error = _scale.Scale(actual, level).unsqueeze(-1) - quantiles;
        var pinball = maximum(levels * error, (levels - 1) * error).mean([-1]) * 2; // [rows, horizon]
        var loss = (pinball * weights).sum() / observed.sum().clamp_min(1);
        return _hasPoint ? loss + PointLoss(Point(raw), actual, observed, level) : loss;
    }

    /// <inheritdoc/>
    public override PredictedTensors Predict(WindowBatch batch)
    {
        var last = full(batch.Size, 1, _context - 1, dtype: ScalarType.Int64, device: batch.Target.device);
        var (raw, level, _) = Forward(batch, last);
        var quantiles = _output is null
            ? _scale.Unscale(Quantiles(raw), level.unsqueeze(-1)) // [batch, horizon, levels]
            : _output.Quantiles(raw, level, levels) ?? OutputDistributions.Quantiles(Draw(_output, raw, level), Shape.Forecast.Quantiles);
        if (Shape.Features.IsNonNegative)
            quantiles = quantiles.clamp_min(0);
        var point = _hasPoint ? _scale.Unscale(Point(raw), level) : quantiles.select(2, _median);
        point = Shape.Features.IsNonNegative ? point.clamp_min(0) : point;
        var mean = _output?.Mean(raw, level) ?? MeanOf(quantiles);
        return new PredictedTensors(point, Shape.Features.IsNonNegative ? mean.clamp_min(0) : mean, quantiles);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lagKnown.Dispose();
            levels.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Outputs of every origin and step, levels at the origins, and the places in the window that they are about.</summary>
    internal (Tensor Raw, Tensor Level, Tensor Places) Forward(WindowBatch windows, Tensor origins)
    {
        var perWindow = origins.shape[1];
        var rows = windows.Size * perWindow;
        var device = windows.Target.device;
        var allLevels = _scale.Levels(windows, _context); // [batch, context]
        var own = Statics(windows); // [batch, static]
        var allGrowth = _hasSeason ? _scale.Growth(windows, _context) : null; // [batch, context]
        var presents = Present(windows, allLevels); // [batch, context, now]
        var (output, _, _) = encoder.call(Inputs(windows, presents, allLevels, allGrowth, own), null, null); // [batch, context, hidden]

        var at = Flat(origins, _context); // [rows]
        var level = allLevels.reshape(-1).index_select(0, at).unsqueeze(1); // [rows, 1]
        var seen = presents.reshape(-1, presents.shape[2]).index_select(0, at); // [rows, now]
        var known = state.call(cat([output.reshape(-1, output.shape[2]).index_select(0, at), seen], 1)); // [rows, decoder]
        if (statics is not null)
            known += statics.call(own!).repeat_interleave(perWindow, 0);

        var ahead = arange(_first, _first + _horizon, dtype: ScalarType.Int64, device: device);
        var length = windows.Target.shape[1];
        var places = Flat(origins, length).unsqueeze(1) + ahead; // [rows, horizon], in the flat windows
        var growth = allGrowth?.reshape(-1).index_select(0, at).unsqueeze(1); // [rows, 1]
        var features = Ahead(windows, places, Flat(zeros_like(origins), length).unsqueeze(1), level, growth); // [rows, horizon, ahead]
        var joined = future.call(features).add_(known.unsqueeze(1)).add_(steps).relu_(); // [rows, horizon, decoder]; in place: megabytes each
        if (training && Shape.Model.Dropout > 0)
            joined = functional.dropout(joined, Shape.Model.Dropout, true);
        var raw = head.call(Hidden(joined).relu_()); // [rows, horizon, outputs]
        var start = skip.call(features) + present.call(seen).unsqueeze(1); // [rows, horizon, 1]
        var location = _output is null ? _median : 0; // the output that starts at the season before
        var shifts = zeros(raw.shape[2], device: device);
        shifts[location] = 1;
        if (_hasPoint)
            shifts[_levels] = 1;
        return (raw + (start * shifts), level, places);
    }

    /// <summary>The largest product, of the decoder's steps; what outputs start from is added in float32.</summary>
    private Tensor Hidden(Tensor joined)
    {
        using var mixed = MixedPrecision.Enter(joined.device, training ? Shape.Train.Precision : Configuration.Precision.Fp32);
        return hidden.call(joined).to(ScalarType.Float32); // [rows, horizon, decoder]
    }

    /// <summary>What each step shows of itself [batch, context, now].</summary>
    private Tensor Present(WindowBatch windows, Tensor level)
    {
        var observed = windows.Observed.narrow(1, 0, _context);
        var value = _scale.Scale(windows.Target.narrow(1, 0, _context), level) * observed; // [batch, context]
        var parts = new List<Tensor>
        {
            value.unsqueeze(2), observed.unsqueeze(2), _scale.Recent(windows, level).unsqueeze(2), _scale.Feature(level).unsqueeze(2), SeriesScale.Shares(windows, _context),
        };
        if (!Shape.Model.SeasonalDifferences)
            parts.Add(windows.Known.narrow(1, 0, _context));
        return cat(parts, 2);
    }

    /// <summary>What the encoder reads at each step [batch, context, inputs].</summary>
    private Tensor Inputs(WindowBatch windows, Tensor presents, Tensor level, Tensor? growth, Tensor? own)
    {
        var lagsObserved = windows.LagsObserved.narrow(1, 0, _context);
        var lags = _scale.Scale(windows.Lags.narrow(1, 0, _context), level.unsqueeze(2)) * lagsObserved; // [batch, context, lags]
        var parts = new List<Tensor> { presents, lags, lagsObserved, windows.Past };
        if (growth is not null)
            parts.Add(growth.unsqueeze(2));
        if (own is not null)
            parts.Add(own.unsqueeze(1).expand(-1, _context, -1));
        return cat(parts, 2);
    }

    /// <summary>What is known of each step of the horizon [rows, horizon, ahead]: lags that lie before the origin, covariates.</summary>
    private Tensor Ahead(WindowBatch windows, Tensor places, Tensor firsts, Tensor level, Tensor? growth)
    {
        var observed = Rows(windows.LagsObserved, places) * lagKnown;
        var values = _scale.Scale(Rows(windows.Lags, places), level.unsqueeze(2)); // [rows, horizon, lags]
        var lagged = where(observed.gt(0), values, _scale.Steady(level).unsqueeze(2)); // a missing one stands at the level
        var known = Enumerable.Range(0, 1 + Shape.Model.KnownBefore).Select(back => Rows(windows.Known, maximum(places - back, firsts))); // [rows, horizon, known], never of the window before
        var parts = new List<Tensor> { lagged, observed };
        parts.AddRange(Shape.Model.SeasonalDifferences ? known.Select(values => values * observed.narrow(2, 0, 1)) : known);
        if (growth is not null)
        {
            parts.Add(growth.unsqueeze(2).expand(-1, _horizon, -1));
            parts.Add(lagged.narrow(2, 0, 1) * growth.exp().sub(1).unsqueeze(2)); // what the season before grows to, less itself
        }

        return cat(parts, 2);
    }

    /// <summary>Quantiles from a median and widths that cannot be negative, so that they never cross.</summary>
    private Tensor Quantiles(Tensor raw)
    {
        var median = raw.narrow(2, _median, 1);
        var parts = new List<Tensor>();
        if (_median > 0)
        {
            var down = functional.softplus(raw.narrow(2, 0, _median) - 2).flip(2).cumsum(2).flip(2);
            parts.Add(median - down);
        }

        parts.Add(median);
        if (_median < _levels - 1)
            parts.Add(median + functional.softplus(raw.narrow(2, _median + 1, _levels - _median - 1) - 2).cumsum(2));
        return cat(parts, 2);
    }

    /// <summary>Draws of every step [batch, samples, horizon].</summary>
    private Tensor Draw(IOutputDistribution output, Tensor raw, Tensor level) =>
        output.Sample(raw.unsqueeze(1).expand(-1, Shape.Model.Samples, -1, -1), level.unsqueeze(2));

    private Tensor Point(Tensor raw) => raw.select(2, _levels);

    /// <summary>The point's error in the units of the metric that it aims at.</summary>
    private Tensor PointLoss(Tensor point, Tensor actual, Tensor observed, Tensor level)
    {
        var error = (_scale.Unscale(point, level) - actual).abs();
        if (Shape.Train.Loss == ForecastLoss.Wape)
            return (error * observed).sum() / (actual.abs() * observed).sum().clamp_min(1e-6);
        var counted = observed * actual.ne(0).to_type(ScalarType.Float32); // MAPE knows no targets of 0
        var relative = error / actual.abs().clamp_min(1e-6);
        var tame = relative.clamp_max(Wild) + ((1 + Wild) * (log1p(relative.clamp_min(Wild)) - Math.Log(1 + Wild)));
        return (tame * counted).sum() / counted.sum().clamp_min(1);
    }

    /// <summary>Weights of the rows: between alike and in proportion to their size.</summary>
    private Tensor Weights(Tensor level)
    {
        var share = Shape.Train.SizeWeight;
        var units = _scale.Units(level);
        return (1 - share) + (units / units.mean() * share); // [rows, 1]
    }

    /// <summary>Steps of the context taken as origins [batch, m], int64; the last one always among them.</summary>
    private Tensor DrawOrigins(WindowBatch batch)
    {
        var device = batch.Target.device;
        var count = Shape.Train.Origins;
        if (count == 0 || count >= _context)
            return arange(0, _context, dtype: ScalarType.Int64, device: device).unsqueeze(0).expand(batch.Size, -1);
        var last = full(batch.Size, 1, _context - 1, dtype: ScalarType.Int64, device: device);
        if (count == 1)
            return last;
        // Before its first value a series is a new one; those steps are left out where others are there.
        var begun = batch.Observed.narrow(1, 0, _context).cumsum(1).gt(0).to_type(ScalarType.Float32).sum([1], keepdim: true); // [batch, 1]
        var back = (rand(batch.Size, count - 1, device: device) * begun.clamp_min(1)).to_type(ScalarType.Int64); // steps before the last
        return cat([(_context - 1) - back, last], 1);
    }

    private static Tensor Flat(Tensor steps, long width) =>
        (steps + (arange(0, steps.shape[0], dtype: ScalarType.Int64, device: steps.device) * width).unsqueeze(1)).reshape(-1);

    private static Tensor Pick(Tensor windows, Tensor places) => windows.reshape(-1).index_select(0, places.view(-1)).view(places.shape);

    private static Tensor Rows(Tensor windows, Tensor places)
    {
        var width = windows.shape[2];
        return windows.reshape(windows.shape[0] * windows.shape[1], width).index_select(0, places.view(-1)).view(places.shape[0], places.shape[1], width);
    }

    /// <summary>1 where a lag of a step of the horizon lies at or before the origin [horizon, lags].</summary>
    private float[] KnownLags(IReadOnlyList<int> lags) =>
        [.. Enumerable.Range(0, _horizon).SelectMany(step => lags.Select(lag => lag >= _first + step ? 1f : 0f))];

    private void StartSeasonal(int lags)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        skip.weight!.zero_();
        present.weight!.zero_();
        skip.bias!.fill_(lags > 0 ? 0 : _scale.Start);
        if (lags > 0)
            skip.weight![0, 0].fill_(1);
        head.weight!.mul_(.3);
        head.bias!.zero_();
    }
}
