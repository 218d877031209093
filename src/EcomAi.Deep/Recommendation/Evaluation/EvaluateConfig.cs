using System.Globalization;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Recommendation.Baselines;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>The section <c>evaluate</c>: how models and baselines are measured.</summary>
public sealed record EvaluateConfig : IValidatedSection
{
    private const int LargestK = 1000;

    /// <summary>List lengths at which every metric is reported, in items, each 1 to 1000. Default 5, 10, 20.</summary>
    public IReadOnlyList<int> K { get; init; } = [5, 10, 20];

    /// <summary>The protocols of the test table, <c>full</c> and <c>sampled</c>, each at most once. Default both.</summary>
    public IReadOnlyList<EvaluationProtocol> Protocols { get; init; } = [EvaluationProtocol.Full, EvaluationProtocol.Sampled];

    /// <summary>
    /// Unseen items drawn for a user in the sampled protocol where the data gives no negatives, 1 to 100,000. Default 99.
    /// </summary>
    [Range(1, 100_000)]
    public int SampledNegatives { get; init; } = 99;

    /// <summary>The protocol that chooses the epoch: <c>full</c> or <c>sampled</c>. Default <c>full</c>.</summary>
    public EvaluationProtocol ValidationProtocol { get; init; } = EvaluationProtocol.Full;

    /// <summary>
    /// The metric that chooses the epoch and stops training early: HR, NDCG, Recall, Precision, MRR or MAP at a length
    /// of <see cref="K"/>, such as <c>NDCG@10</c>. Default <c>NDCG@10</c>.
    /// </summary>
    public string ValidationMetric { get; init; } = "NDCG@10";

    /// <summary>
    /// The baselines that stand beside the model: <c>popularity</c>, <c>recentPopularity</c>, <c>userKnn</c>, <c>itemKnn</c>,
    /// <c>ease</c>, each at most once; an empty list fits none. Default all five.
    /// </summary>
    public IReadOnlyList<BaselineKind> Baselines { get; init; } = Enum.GetValues<BaselineKind>();

    /// <summary>
    /// Where a held-out item stands among items with the same score: <c>pessimistic</c>, after them, or <c>optimistic</c>, before them, which only
    /// serves to reproduce published tables. Default <c>pessimistic</c>.
    /// </summary>
    public TieRule Ties { get; init; } = TieRule.Pessimistic;

    /// <summary>Users scored at a time, 1 to 65,536; memory grows with it. Default 128.</summary>
    [Range(1, 65_536)]
    public int UsersPerTile { get; init; } = 128;

    /// <summary>Items scored at a time for those users, 1 to 1,048,576; memory grows with it. Default 2048.</summary>
    [Range(1, 1_048_576)]
    public int ItemsPerTile { get; init; } = 2048;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (K.Count == 0)
            fault("k", "must name at least one list length, such as [10]");
        foreach (var k in K)
        {
            if (k is < 1 or > LargestK)
                fault("k", string.Create(CultureInfo.InvariantCulture, $"every length must be 1..{LargestK}, received {k}"));
        }

        RejectRepeats("k", K, fault);
        if (Protocols.Count == 0)
            fault("protocols", "must name at least one of full, sampled");
        RejectRepeats("protocols", Protocols, fault);
        RejectRepeats("baselines", Baselines, fault);

        var names = RankingMetrics.Names.SelectMany(name => K.Select(k => RankingMetrics.At(name, k))).ToArray();
        if (K.Count > 0 && !names.Contains(ValidationMetric, StringComparer.Ordinal))
            fault("validationMetric", $"must be one of {string.Join(", ", names)}, received '{ValidationMetric}'");
    }

    private static void RejectRepeats<T>(string option, IReadOnlyList<T> values, Action<string, string> fault)
    {
        foreach (var repeated in values.GroupBy(value => value).Where(group => group.Count() > 1))
            fault(option, $"names {string.Format(CultureInfo.InvariantCulture, "{0}", repeated.Key)} more than once");
    }
}
