namespace EcomAi.Deep.Recommendation;

/// <summary>Puts rows in time order and settles (user, item) pairs given more than once.</summary>
internal static class RowDeduplication
{
    /// <summary>The rows, oldest first (rows of one time in the order given), repeats settled by the rule.</summary>
    /// <param name="rows">Rows in the order given; without times that order is the time order.</param>
    /// <param name="itemCount">Number of dense item ids.</param>
    /// <param name="rule">What becomes of repeats.</param>
    public static Interactions Apply(Interactions rows, int itemCount, Deduplication rule)
    {
        var order = Chronological(rows.Times, rows.Count);
        if (rule == Deduplication.None)
            return rows.Take(order);

        var kept = new Dictionary<long, int>(rows.Count);
        var places = new List<int>(rows.Count);
        var sums = rule == Deduplication.Sum ? new float[rows.Count] : null;
        for (var i = 0; i < order.Length; i++)
        {
            var row = order[rule == Deduplication.First ? i : order.Length - 1 - i];
            var pair = (long)rows.Users[row] * itemCount + rows.Items[row];
            if (kept.TryAdd(pair, row))
                places.Add(row);
            if (sums is not null)
                sums[kept[pair]] += rows.Weights is null ? 1f : rows.Weights[row];
        }

        if (rule != Deduplication.First)
            places.Reverse();
        return (sums is null ? rows : rows with { Weights = sums }).Take([.. places]);
    }

    /// <summary>Row numbers by time, those of one time in the order given.</summary>
    private static int[] Chronological(long[]? times, int count)
    {
        var order = new int[count];
        for (var row = 0; row < count; row++)
            order[row] = row;
        if (times is not null)
        {
            order.AsSpan().Sort((a, b) =>
            {
                var byTime = times[a].CompareTo(times[b]);
                return byTime != 0 ? byTime : a.CompareTo(b);
            });
        }

        return order;
    }
}
