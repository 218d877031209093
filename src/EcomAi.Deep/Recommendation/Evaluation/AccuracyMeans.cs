using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Means over users of the accuracy metrics at several list lengths.</summary>
internal sealed class AccuracyMeans(IReadOnlyList<int> lengths)
{
    private readonly double[] _sums = new double[lengths.Count * RankingMetrics.Names.Count];

    /// <summary>Users added so far.</summary>
    public int Users { get; private set; }

    /// <summary>Adds one user.</summary>
    /// <param name="ranks">Places of the user's held-out items, ascending.</param>
    public void Add(ReadOnlySpan<long> ranks)
    {
        Users++;
        var slot = 0;
        foreach (var k in lengths)
        {
            _sums[slot++] += RankingMetrics.HitRate(ranks, k);
            _sums[slot++] += RankingMetrics.Ndcg(ranks, k);
            _sums[slot++] += RankingMetrics.Recall(ranks, k);
            _sums[slot++] += RankingMetrics.Precision(ranks, k);
            _sums[slot++] += RankingMetrics.ReciprocalRank(ranks, k);
            _sums[slot++] += RankingMetrics.AveragePrecision(ranks, k);
        }
    }

    /// <summary>The means, all metrics of a length together; NaN while there are no users.</summary>
    public IReadOnlyList<MetricValue> Values()
    {
        var values = new List<MetricValue>();
        foreach (var k in lengths)
        {
            foreach (var name in RankingMetrics.Names)
                values.Add(new MetricValue(RankingMetrics.At(name, k), Users == 0 ? double.NaN : _sums[values.Count] / Users));
        }

        return values;
    }
}
