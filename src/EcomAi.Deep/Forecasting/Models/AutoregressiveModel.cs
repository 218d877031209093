using EcomAi.Deep.Backend;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// DeepAR (Salinas et al. 2020): an LSTM that reads the last value and gives the distribution of the next; the horizon is sampled step by step, all paths of
/// all windows in one batch. A window is scaled by its level at the end of the context.
/// </summary>
public sealed class AutoregressiveModel : ForecastModel
{
    private readonly LstmLayer decoder;
    private readonly Linear head;
    private readonly SeriesScale _scale;
    private readonly IOutputDistribution _output;
    private readonly int _context;
    private readonly int _gap;
    private readonly int _horizon;

    /// <summary>Creates the network.</summary>
    /// <param name="shape">Widths, horizon and features.</param>
    public AutoregressiveModel(ModelShape shape)
        : base(nameof(AutoregressiveModel), shape)
    {
        var model = shape.Model;
        (_context, _gap, _horizon) = (model.Context, shape.Forecast.Gap, shape.Forecast.Horizon);
        _scale = new SeriesScale(model.Scaling, model.ScaleDecay, model.PriorWeight, model.ScaleFloor, shape.Features.LogSize);
        _output = OutputDistributions.Create(model.Distribution, _scale);
        var inputs = 3 + (2 * model.Lags.Count) + shape.Known + shape.Static; // last value, whether observed, level; lags; covariates; categories
        decoder = new LstmLayer("decoder", inputs, model.Hidden, model.Layers, model.Dropout) { Precision = shape.Train.Precision };
        head = Linear(model.Hidden, _output.Parameters);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor Loss(WindowBatch batch)
    {
        var windows = WithNewSeries(batch);
        var level = _scale.Levels(windows, _context).narrow(1, _context - 1, 1); // [batch, 1]
        var length = windows.Target.shape[1];
        // Within the horizon the true past values are fed, so the unmasked batch is read there.
        var past = cat([windows.Target.narrow(1, 0, _context), batch.Target.narrow(1, _context, length - _context)], 1);
        var seen = cat([windows.Observed.narrow(1, 0, _context), batch.Observed.narrow(1, _context, length - _context)], 1);
        var inputs = cat([Shifted(_scale.Scale(past, level) * seen), Shifted(seen), Fixed(windows, level, 0, length)], 2); // [batch, L, inputs]
        var (output, _, _) = decoder.call(inputs, null, null); // [batch, L, hidden]
        var raw = head.call(output); // [batch, L, parameters]
        var likelihood = _output.NegativeLogLikelihood(raw, batch.Target, _scale.Scale(batch.Target, level), level) * batch.Observed; // [batch, L]
        return likelihood.sum() / batch.Observed.sum().clamp_min(1);
    }

    /// <inheritdoc/>
    public override PredictedTensors Predict(WindowBatch batch)
    {
        var level = _scale.Levels(batch, _context).narrow(1, _context - 1, 1); // [batch, 1]
        var observed = batch.Observed.narrow(1, 0, _context);
        var value = _scale.Scale(batch.Target.narrow(1, 0, _context), level) * observed;
        var inputs = cat([Shifted(value), Shifted(observed), Fixed(batch, level, 0, _context)], 2); // [batch, context, inputs]
        var (_, hidden, cell) = decoder.call(inputs, null, null); // [layers, batch, hidden]

        var samples = Shape.Model.Samples; // folded into the batch
        var ahead = Fixed(batch, level, _context, _gap + _horizon); // [batch, gap + horizon, fixed]
        var (h, c) = (hidden.repeat_interleave(samples, 1), cell.repeat_interleave(samples, 1));
        var folded = level.repeat_interleave(samples, 0); // [batch * samples, 1]
        var last = value.narrow(1, _context - 1, 1).repeat_interleave(samples, 0);
        var flag = observed.narrow(1, _context - 1, 1).repeat_interleave(samples, 0);
        var paths = new List<Tensor>();
        for (var step = 0; step < _gap + _horizon; step++)
        {
            // A step's tensors are as many as the paths; none but the next step's outlives it.
            using var scope = NewDisposeScope();
            var (before, stateBefore, cellBefore, flagBefore) = (last, h, c, flag);
            var known = ahead.narrow(1, step, 1).repeat_interleave(samples, 0); // [batch * samples, 1, fixed]
            (var output, h, c) = decoder.call(cat([last.unsqueeze(2), flag.unsqueeze(2), known], 2), h, c);
            var drawn = _output.Sample(head.call(output), folded); // [batch * samples, 1]
            if (Shape.Features.IsNonNegative)
                drawn = drawn.clamp_min(0);
            if (step >= _gap)
                paths.Add(drawn.view(-1, samples, 1).MoveToOuterDisposeScope());
            (last, flag) = (_scale.Scale(drawn, folded), ones_like(drawn));
            foreach (var next in new[] { last, flag, h, c })
                next.MoveToOuterDisposeScope();
            foreach (var old in new[] { before, stateBefore, cellBefore, flagBefore })
                old.Dispose();
        }

        var all = cat(paths, 2); // [batch, samples, horizon]
        var quantiles = OutputDistributions.Quantiles(all, Shape.Forecast.Quantiles); // [batch, horizon, levels]
        return new PredictedTensors(quantiles.select(2, Shape.Forecast.Quantiles.ToList().IndexOf(.5)), all.mean([1]), quantiles);
    }

    /// <summary>The values one step later, 0 before the first [batch, steps, 1].</summary>
    private static Tensor Shifted(Tensor values) =>
        cat([zeros_like(values.narrow(1, 0, 1)), values.narrow(1, 0, values.shape[1] - 1)], 1).unsqueeze(2);

    /// <summary>The inputs that do not depend on sampled values: level, lags, covariates, categories [batch, steps, fixed].</summary>
    private Tensor Fixed(WindowBatch windows, Tensor level, long first, long steps)
    {
        var lagsObserved = windows.LagsObserved.narrow(1, first, steps);
        var lags = _scale.Scale(windows.Lags.narrow(1, first, steps), level.unsqueeze(2)) * lagsObserved;
        var parts = new List<Tensor>
        {
            _scale.Feature(level).unsqueeze(2).expand(-1, steps, -1), lags, lagsObserved, windows.Known.narrow(1, first, steps),
        };
        if (Statics(windows) is { } own)
            parts.Add(own.unsqueeze(1).expand(-1, steps, -1));
        return cat(parts, 2);
    }
}
