using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>The negatives that held-out items are ranked against in the sampled protocol.</summary>
internal static class NegativeLists
{
    /// <summary>
    /// Draws items that the user neither saw nor has held out, each at most once, all equally likely; where fewer are left, all of them.
    /// The draw depends on the seed and the user alone.
    /// </summary>
    /// <param name="user">The user's dense id.</param>
    /// <param name="excluded">Items that may not be drawn, ascending and distinct.</param>
    /// <param name="itemCount">Items of the catalogue.</param>
    /// <param name="count">Negatives wanted.</param>
    /// <param name="seed">The run's seed.</param>
    public static int[] Draw(int user, ReadOnlySpan<int> excluded, int itemCount, int count, long seed)
    {
        var random = new Xoshiro256(Seeds.Derive(seed, "evaluation.negatives", user));
        var available = itemCount - excluded.Length;
        return count * 2L >= available
            ? FromAll(ref random, excluded, itemCount, available, count)
            : ByRejection(ref random, excluded, itemCount, count);
    }

    private static int[] FromAll(ref Xoshiro256 random, ReadOnlySpan<int> excluded, int itemCount, int available, int count)
    {
        var left = new int[available];
        var (next, skip) = (0, 0);
        for (var item = 0; item < itemCount; item++)
        {
            if (skip < excluded.Length && excluded[skip] == item)
                skip++;
            else
                left[next++] = item;
        }

        random.Shuffle(left.AsSpan());
        return left[..Math.Min(count, available)];
    }

    private static int[] ByRejection(ref Xoshiro256 random, ReadOnlySpan<int> excluded, int itemCount, int count)
    {
        var drawn = new int[count];
        var known = new HashSet<int>(count);
        for (var next = 0; next < count;)
        {
            var item = random.NextInt(itemCount);
            if (excluded.BinarySearch(item) < 0 && known.Add(item))
                drawn[next++] = item;
        }

        return drawn;
    }
}
