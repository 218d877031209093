namespace EcomAi.Deep.Recommendation;

/// <summary>Finds the last rows of each user: the rows that leave-one-out holds back.</summary>
internal static class HeldOutRows
{
    /// <summary>Row numbers grouped by user, oldest first; rows of one time by item rank, rows without times in the order given.</summary>
    /// <param name="rows">The rows, oldest first.</param>
    /// <param name="userCount">Number of dense user ids.</param>
    /// <param name="itemRanks">Each item's rank by its original id, which settles ties in time.</param>
    public static int[][] ByUser(Interactions rows, int userCount, int[] itemRanks)
    {
        var counts = new int[userCount];
        foreach (var user in rows.Users)
            counts[user]++;
        var grouped = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var row = 0; row < rows.Count; row++)
        {
            var user = rows.Users[row];
            grouped[user][counts[user]++] = row;
        }

        if (rows.Times is { } times)
        {
            foreach (var mine in grouped)
            {
                mine.AsSpan().Sort((a, b) =>
                {
                    var byTime = times[a].CompareTo(times[b]);
                    var byItem = byTime != 0 ? byTime : itemRanks[rows.Items[a]].CompareTo(itemRanks[rows.Items[b]]);
                    return byItem != 0 ? byItem : a.CompareTo(b);
                });
            }
        }

        return grouped;
    }

    /// <summary>Rows that are not held out, in their order.</summary>
    public static Interactions Without(Interactions rows, params IReadOnlyCollection<int>[] heldOut)
    {
        var leaves = new bool[rows.Count];
        foreach (var part in heldOut)
        {
            foreach (var row in part)
                leaves[row] = true;
        }

        return rows.Take(Enumerable.Range(0, rows.Count).Where(row => !leaves[row]).ToArray());
    }
}
