using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Evaluation;
using EcomAi.Deep.Recommendation.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>Measures a trained model on the test part, and the configured baselines beside it.</summary>
internal sealed class ResultTable
{
    private readonly NcfConfig _config;
    private readonly RecommendationData _data;
    private readonly Device _device;
    private readonly IRunObserver _observer;
    private readonly StopSignal _stop;

    public ResultTable(NcfConfig config, RecommendationData data, Device device, IRunObserver observer, StopSignal stop)
    {
        (_config, _data, _device, _observer, _stop) = (config, data, device, observer, stop);
        Evaluator = EvaluatorOf(config, data);
    }

    /// <summary>Measures this data.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>The rows that the final model and the baselines learn from.</summary>
    public InteractionSplit FinalSplit => _config.Train.Refit ? _data.Split.WithValidationTrained() : _data.Split;

    /// <summary>The rows of the result table: the model, then the baselines that are not it.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="seconds">Seconds of its training.</param>
    public IReadOnlyList<ModelResult> Measure(IRecommender model, double seconds)
    {
        var rows = new List<ModelResult> { new(model.Kind, false, Figures(model), null, seconds) };
        var split = FinalSplit;
        foreach (var kind in _config.Evaluate.Baselines.Where(kind => BaselineFactory.NameOf(kind) != ModelShape.NameOf(_config.Model.Kind)))
        {
            var name = BaselineFactory.NameOf(kind);
            _observer.Detail($"fitting the baseline {name}");
            var fit = BaselineFactory.Fit(kind, split, _config.Baselines, _device);
            using var baseline = fit.Model;
            rows.Add(new ModelResult(name, true, baseline is null ? [] : Figures(baseline), fit.Note, fit.Seconds));
        }

        return rows;
    }

    private IReadOnlyList<ProtocolResult> Figures(IRecommender model) =>
        Evaluator.Evaluate(model, EvaluationPart.Test, _observer, _stop);

    /// <summary>The evaluator of some data; diversity goes by the first category column of items.</summary>
    private static Evaluator EvaluatorOf(NcfConfig config, RecommendationData data)
    {
        int[]? categories = null;
        if (data.ItemCategories is { } table)
        {
            categories = new int[table.IdCount];
            for (var item = 0; item < categories.Length; item++)
                categories[item] = table[item, 0];
        }

        return new Evaluator(data.Split, config.Evaluate, config.Seed, categories);
    }
}
