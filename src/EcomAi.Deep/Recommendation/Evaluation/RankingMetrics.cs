using System.Globalization;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>
/// Accuracy metrics of one user's ranked list, from the places of the held-out items in it.
/// Definitions follow Järvelin and Kekäläinen 2002 (DCG), Voorhees 1999 (reciprocal rank), and Herlocker et al. 2004 (precision, recall);
/// HR and NDCG with one held-out item are those of He et al. 2017.
/// </summary>
/// <remarks>
/// <c>ranks</c> are 1-based places, ascending and distinct, one for each of the user's held-out items, those beyond place k included,
/// so that <c>ranks.Length</c> is the number of relevant items. No function accepts an empty list.
/// </remarks>
public static class RankingMetrics
{
    /// <summary>The metrics' names in the order of tables.</summary>
    public static IReadOnlyList<string> Names { get; } = ["HR", "NDCG", "Recall", "Precision", "MRR", "MAP"];

    /// <summary>A metric's name at a list length: <c>NDCG@10</c>.</summary>
    public static string At(string name, int k) => string.Create(CultureInfo.InvariantCulture, $"{name}@{k}");

    /// <summary>1 when any held-out item is among the first k, else 0.</summary>
    public static double HitRate(ReadOnlySpan<long> ranks, int k) => ranks[0] <= k ? 1 : 0;

    /// <summary>The share of the held-out items that is among the first k.</summary>
    public static double Recall(ReadOnlySpan<long> ranks, int k) => (double)Hits(ranks, k) / ranks.Length;

    /// <summary>The share of the first k places that a held-out item takes.</summary>
    public static double Precision(ReadOnlySpan<long> ranks, int k) => (double)Hits(ranks, k) / k;

    /// <summary>
    /// Discounted cumulative gain with gain 1 and discount log2(place + 1), over that of the best order of the same held-out items.
    /// </summary>
    public static double Ndcg(ReadOnlySpan<long> ranks, int k)
    {
        double gain = 0, best = 0;
        foreach (var rank in ranks[..Hits(ranks, k)])
            gain += 1 / Math.Log2(rank + 1);
        for (var place = 1; place <= Math.Min(k, ranks.Length); place++)
            best += 1 / Math.Log2(place + 1);
        return gain / best;
    }

    /// <summary>1 over the place of the first held-out item; 0 beyond place k.</summary>
    public static double ReciprocalRank(ReadOnlySpan<long> ranks, int k) => ranks[0] <= k ? 1.0 / ranks[0] : 0;

    /// <summary>
    /// The mean of the precision at each hit's place among the first k, over min(k, held-out items), as MAP@k is computed in
    /// the Million Song Dataset challenge (McFee et al. 2012).
    /// </summary>
    public static double AveragePrecision(ReadOnlySpan<long> ranks, int k)
    {
        double sum = 0;
        for (var hit = 0; hit < Hits(ranks, k); hit++)
            sum += (hit + 1.0) / ranks[hit];
        return sum / Math.Min(k, ranks.Length);
    }

    private static int Hits(ReadOnlySpan<long> ranks, int k)
    {
        var hits = 0;
        while (hits < ranks.Length && ranks[hits] <= k)
            hits++;
        return hits;
    }
}
