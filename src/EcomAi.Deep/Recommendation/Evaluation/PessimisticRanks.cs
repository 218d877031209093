namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Places of held-out items among the others, where every other item with an equal score stands before them.</summary>
internal static class PessimisticRanks
{
    /// <summary>
    /// The places of a user's held-out items from how many items score at least as much as each. The held-out items themselves are
    /// ordered by score and never stand before one another twice.
    /// </summary>
    /// <param name="scores">Scores of the held-out items.</param>
    /// <param name="atLeast">For each, the ranked items, itself and the other held-out ones included, that score at least as much.</param>
    /// <returns>1-based places, ascending.</returns>
    public static long[] FromCounts(ReadOnlySpan<float> scores, ReadOnlySpan<long> atLeast)
    {
        if (scores.Length == 1)
            return [atLeast[0]];
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var keys = scores.ToArray();
        Array.Sort(keys, order);
        Array.Reverse(order);

        var ranks = new long[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var score = scores[order[place]];
            var heldOutAtLeast = place + 1;
            while (heldOutAtLeast < order.Length && scores[order[heldOutAtLeast]] == score)
                heldOutAtLeast++;
            ranks[place] = atLeast[order[place]] - heldOutAtLeast + place + 1;
        }

        return ranks;
    }

    /// <summary>The places of held-out items among themselves and negatives; a negative given twice counts twice.</summary>
    /// <param name="targets">Scores of the held-out items.</param>
    /// <param name="negatives">Scores of the negatives.</param>
    public static long[] Among(ReadOnlySpan<float> targets, ReadOnlySpan<float> negatives)
    {
        Span<long> atLeast = targets.Length <= 64 ? stackalloc long[targets.Length] : new long[targets.Length];
        for (var target = 0; target < targets.Length; target++)
        {
            foreach (var score in negatives)
                atLeast[target] += score >= targets[target] ? 1 : 0;
            foreach (var score in targets)
                atLeast[target] += score >= targets[target] ? 1 : 0;
        }

        return FromCounts(targets, atLeast);
    }
}
