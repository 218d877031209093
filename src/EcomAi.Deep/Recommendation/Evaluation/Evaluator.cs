using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>
/// Measures recommenders on held-out items, all of them in the same way: the same users, masks and negatives.
/// Full and sampled figures are separate results, each with a text that says how it came about.
/// </summary>
public sealed class Evaluator
{
    private readonly EvaluateConfig _config;
    private readonly int[]? _itemCategories;
    private readonly int _itemCount;
    private readonly int[]? _usersOfItem;
    private readonly int _trainingUsers;
    private readonly Lazy<EvaluationSet> _validation;
    private readonly Lazy<EvaluationSet> _test;

    /// <summary>Prepares the evaluation of a split.</summary>
    /// <param name="split">The split.</param>
    /// <param name="config">The section <c>evaluate</c>.</param>
    /// <param name="seed">The run's seed; it draws negatives where none are given.</param>
    /// <param name="itemCategories">The category of each dense item id, for diversity; null leaves diversity out.</param>
    public Evaluator(InteractionSplit split, EvaluateConfig config, long seed, int[]? itemCategories)
    {
        _config = config;
        _itemCategories = itemCategories;
        _itemCount = split.ItemCount;
        _usersOfItem = split.Stream is null ? split.Seen.CountUsers() : null;
        for (var user = 0; user < split.UserCount; user++)
            _trainingUsers += split.Seen[user].IsEmpty ? 0 : 1;
        var rowsOfItem = split.CountItemRows();
        _validation = new(() => new EvaluationSet(split, config, seed, EvaluationPart.Validation, rowsOfItem));
        _test = new(() => new EvaluationSet(split, config, seed, EvaluationPart.Test, rowsOfItem));
    }

    /// <summary>Measures under every configured protocol.</summary>
    /// <param name="model">What is measured; asked under no_grad.</param>
    /// <param name="part">The held-out rows.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop, read between tiles; null when nobody can.</param>
    /// <returns>
    /// A result for each protocol over all held-out rows, and another over those alone whose user or item no training row knows, where there are any. Figures are
    /// the accuracy metrics of <see cref="RankingMetrics"/> at every k; with the full ranking also those of <see cref="ListMetrics"/>.
    /// </returns>
    /// <exception cref="EcomException">A score is NaN or infinite.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public IReadOnlyList<ProtocolResult> Evaluate(IRecommender model, EvaluationPart part, IRunObserver observer, StopSignal? stop = null)
    {
        var set = Set(part);
        var results = new List<ProtocolResult>();
        foreach (var protocol in _config.Protocols)
        {
            foreach (var group in set.Groups)
            {
                var name = protocol == EvaluationProtocol.Full ? "full ranking" : "sampled negatives";
                using var phase = observer.Phase($"{model.Kind}: {name}", group.Users.Length, "users");
                void Finished(int users)
                {
                    phase.Advance(users);
                    if (stop is { Requested: true })
                        throw new RunStoppedException($"stopped while '{model.Kind}' was evaluated; no result was written.", stop.ExitCode);
                }

                results.Add(Measure(model, set, group, protocol, Finished));
            }
        }

        return results;
    }

    /// <summary>Measures the validation part under the protocol that chooses epochs, without list metrics and in silence.</summary>
    /// <param name="model">What is measured; asked under no_grad.</param>
    /// <returns>The accuracy metrics at every k; empty when the split has no validation rows.</returns>
    /// <exception cref="EcomException">A score is NaN or infinite.</exception>
    public IReadOnlyList<MetricValue> Validate(IRecommender model)
    {
        var set = Set(EvaluationPart.Validation);
        var group = set.Groups[0];
        if (group.Users.Length == 0)
            return [];
        var means = new AccuracyMeans(_config.K);
        if (_config.ValidationProtocol == EvaluationProtocol.Full)
            new FullRanking(model, _config).Run(group, means, null, _ => { });
        else
            new SampledRanking(model, _config).Run(group, set.Negatives(group), means, _ => { });
        return means.Values();
    }

    private ProtocolResult Measure(IRecommender model, EvaluationSet set, HeldOutGroup group, EvaluationProtocol protocol, Action<int> finished)
    {
        var means = new AccuracyMeans(_config.K);
        if (protocol == EvaluationProtocol.Sampled)
        {
            new SampledRanking(model, _config).Run(group, set.Negatives(group), means, finished);
            return new ProtocolResult(set.SampledText(group), means.Values());
        }

        var lists = new ListMetrics(_config.K, _itemCount, _usersOfItem, _trainingUsers, _itemCategories);
        new FullRanking(model, _config).Run(group, means, lists, finished);
        return new ProtocolResult(set.FullText(group), [.. means.Values(), .. lists.Values()]);
    }

    private EvaluationSet Set(EvaluationPart part) => (part == EvaluationPart.Test ? _test : _validation).Value;
}
