namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Places of a user's held-out items among the items they are ranked with.</summary>
internal static class Places
{
    /// <summary>
    /// The places from how many ranked items stand before each held-out item. The held-out items themselves are ordered by score and take
    /// places of their own.
    /// </summary>
    /// <param name="scores">Scores of the held-out items.</param>
    /// <param name="before">
    /// For each, the ranked items, held-out ones included, that score at least as much (pessimistic; the item itself is one of them) or more
    /// (optimistic).
    /// </param>
    /// <param name="ties">The rule by which they were counted.</param>
    /// <returns>1-based places, ascending.</returns>
    public static long[] FromCounts(ReadOnlySpan<float> scores, ReadOnlySpan<long> before, TieRule ties)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var keys = scores.ToArray();
        Array.Sort(keys, order);
        Array.Reverse(order);

        var places = new long[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var score = scores[order[place]];
            var heldOutBefore = 0;
            while (heldOutBefore < order.Length && Stands(scores[order[heldOutBefore]], score, ties))
                heldOutBefore++;
            places[place] = before[order[place]] - heldOutBefore + place + 1;
        }

        return places;
    }

    /// <summary>The places of held-out items among themselves and negatives; a negative given twice counts twice.</summary>
    /// <param name="targets">Scores of the held-out items.</param>
    /// <param name="negatives">Scores of the negatives.</param>
    /// <param name="ties">Where equal scores stand.</param>
    public static long[] Among(ReadOnlySpan<float> targets, ReadOnlySpan<float> negatives, TieRule ties)
    {
        var before = new long[targets.Length];
        for (var target = 0; target < targets.Length; target++)
        {
            foreach (var score in negatives)
                before[target] += Stands(score, targets[target], ties) ? 1 : 0;
            foreach (var score in targets)
                before[target] += Stands(score, targets[target], ties) ? 1 : 0;
        }

        return FromCounts(targets, before, ties);
    }

    private static bool Stands(float score, float target, TieRule ties) => ties == TieRule.Pessimistic ? score >= target : score > target;
}
