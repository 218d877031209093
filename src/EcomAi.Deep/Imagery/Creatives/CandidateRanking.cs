using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>
/// Ranks pictures by the average of two ranks: the discriminator's logit's and the classifier's probability's. Ranks, as the two have no common scale; equal values share the mean of
/// their ranks.
/// </summary>
internal static class CandidateRanking
{
    // Mean difference of samples below which two pictures look the same.
    private const double Alike = 8;

    /// <summary>Orders candidates, the best first.</summary>
    /// <returns>The candidates and their average rank: 1 for the best, 0 for the worst.</returns>
    public static IReadOnlyList<(Candidate Candidate, double Rank)> Order(IReadOnlyList<Candidate> candidates)
    {
        var byScore = Ranks([.. candidates.Select(candidate => (double)candidate.Score)]);
        var byClass = candidates.All(candidate => candidate.Probability is not null) ? Ranks([.. candidates.Select(candidate => (double)candidate.Probability!.Value)]) : byScore;
        return [.. candidates.Select((candidate, i) => (candidate, (byScore[i] + byClass[i]) / 2)).OrderByDescending(ranked => ranked.Item2)];
    }

    /// <summary>The best ones that do not look alike, in their order; alike ones only where there are not enough others.</summary>
    public static IReadOnlyList<Candidate> Distinct(IReadOnlyList<Candidate> ordered, int count)
    {
        var chosen = new List<Candidate>();
        foreach (var candidate in ordered)
        {
            if (chosen.Count == count)
                return chosen;
            if (chosen.TrueForAll(other => Difference(other.Picture, candidate.Picture) >= Alike))
                chosen.Add(candidate);
        }

        return [.. chosen, .. ordered.Except(chosen, ReferenceEqualityComparer.Instance).Cast<Candidate>().Take(count - chosen.Count)];
    }

    /// <summary>Ranks from 0 for the lowest value to 1 for the highest; equal values share the mean of theirs.</summary>
    internal static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
                to++;
            foreach (var i in order.AsSpan(from, to - from))
                ranks[i] = values.Length == 1 ? 1 : (from + to - 1) / 2.0 / (values.Length - 1);
            from = to;
        }

        return ranks;
    }

    private static double Difference(Picture a, Picture b)
    {
        var sum = 0L;
        for (var i = 0; i < a.Samples.Length; i++)
            sum += Math.Abs(a.Samples[i] - b.Samples[i]);
        return (double)sum / a.Samples.Length;
    }
}
