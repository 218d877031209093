using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>A network over windows of series: what it minimises and what it predicts.</summary>
public abstract class ForecastModel : Module
{
    private const double StartDeviation = .1;
    private protected readonly Embedding? categories;
    private protected readonly Tensor? unknownCodes; // not private: a buffer, which moves with the model, is a field that the derived class sees

    private protected ForecastModel(string name, ModelShape shape)
        : base(name)
    {
        Shape = shape;
        if (shape.Features.CodeColumns == 0)
            return;
        categories = Embedding(shape.Features.CodeTotal, shape.Model.Embedding);
        using (NewDisposeScope())
        using (no_grad())
            init.normal_(categories.weight!, 0, StartDeviation);
        var firsts = new long[shape.Features.CodeColumns];
        for (var column = 1; column < firsts.Length; column++)
            firsts[column] = firsts[column - 1] + shape.Features.CodeCounts[column - 1];
        unknownCodes = tensor(firsts);
    }

    /// <summary>What it was built from.</summary>
    public ModelShape Shape { get; }

    /// <summary>The loss of a batch, a scalar with a gradient.</summary>
    public abstract Tensor Loss(WindowBatch batch);

    /// <summary>Forecasts from the end of each window's context. Call under no_grad and in evaluation mode.</summary>
    public abstract PredictedTensors Predict(WindowBatch batch);

    /// <summary>The series' category vectors side by side [batch, static]; in training some are replaced by the unknown one, so that it learns.</summary>
    private protected Tensor? Statics(WindowBatch batch)
    {
        if (categories is null)
            return null;
        var codes = batch.Codes;
        if (training && Shape.Train.UnknownRate > 0)
            codes = where(rand_like(codes, dtype: ScalarType.Float32).lt(Shape.Train.UnknownRate), unknownCodes!, codes);
        return categories.call(codes).view(codes.shape[0], -1); // [batch, static]
    }

    /// <summary>Windows of which some are shown as new series: nothing of their history, only covariates and categories.</summary>
    private protected WindowBatch WithNewSeries(WindowBatch batch)
    {
        if (!training || Shape.Train.UnknownRate == 0)
            return batch;
        var context = Shape.Model.Context;
        var kept = rand(batch.Size, 1, device: batch.Target.device).ge(Shape.Train.UnknownRate).to_type(ScalarType.Float32); // [batch, 1]
        var length = batch.Target.shape[1];
        var mask = cat([kept.expand(-1, context), ones(batch.Size, length - context, device: batch.Target.device)], 1); // [batch, L]
        return batch with
        {
            Target = batch.Target * mask,
            Observed = batch.Observed * mask,
            Lags = batch.Lags * kept.unsqueeze(2),
            LagsObserved = batch.LagsObserved * kept.unsqueeze(2),
            Past = batch.Past * kept.unsqueeze(2),
        };
    }

    /// <summary>The mean of a quantile function that is linear between its levels and flat beyond them.</summary>
    /// <param name="quantiles">[..., levels].</param>
    private protected Tensor MeanOf(Tensor quantiles)
    {
        var levels = Shape.Forecast.Quantiles;
        var weights = new float[levels.Count];
        weights[0] = (float)levels[0];
        weights[^1] += (float)(1 - levels[^1]);
        for (var i = 1; i < weights.Length; i++)
        {
            var half = (float)((levels[i] - levels[i - 1]) / 2);
            weights[i - 1] += half;
            weights[i] += half;
        }

        return (quantiles * tensor(weights, device: quantiles.device)).sum(-1L); // [...]
    }
}
