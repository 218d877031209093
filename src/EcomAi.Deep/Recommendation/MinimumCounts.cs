namespace EcomAi.Deep.Recommendation;

/// <summary>Leaves out users and items with too few rows, again and again until all that stay have enough.</summary>
internal static class MinimumCounts
{
    /// <summary>Row numbers that stay, ascending.</summary>
    /// <param name="rows">The rows; a (user, item) pair may occur more than once.</param>
    /// <param name="userCount">Number of dense user ids.</param>
    /// <param name="itemCount">Number of dense item ids.</param>
    /// <param name="userRows">The fewest rows of a user.</param>
    /// <param name="itemUsers">The fewest distinct users of an item.</param>
    public static int[] Apply(Interactions rows, int userCount, int itemCount, int userRows, int itemUsers)
    {
        var kept = new int[rows.Count];
        for (var row = 0; row < kept.Length; row++)
            kept[row] = row;
        if (userRows <= 1 && itemUsers <= 1)
            return kept;

        var first = FirstOfPair(rows, itemCount);
        var perUser = new int[userCount];
        var perItem = new int[itemCount];
        for (var before = -1; before != kept.Length;)
        {
            before = kept.Length;
            Array.Clear(perUser);
            Array.Clear(perItem);
            foreach (var row in kept)
            {
                perUser[rows.Users[row]]++;
                if (first[row])
                    perItem[rows.Items[row]]++;
            }

            kept = Array.FindAll(kept, row => perUser[rows.Users[row]] >= userRows && perItem[rows.Items[row]] >= itemUsers);
        }

        return kept;
    }

    private static bool[] FirstOfPair(Interactions rows, int itemCount)
    {
        var seen = new HashSet<long>(rows.Count);
        var first = new bool[rows.Count];
        for (var row = 0; row < rows.Count; row++)
            first[row] = seen.Add((long)rows.Users[row] * itemCount + rows.Items[row]);
        return first;
    }
}
