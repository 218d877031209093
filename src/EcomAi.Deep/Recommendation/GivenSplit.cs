namespace EcomAi.Deep.Recommendation;

/// <summary>The split given by files: test rows, perhaps their negatives, perhaps validation rows.</summary>
public static class GivenSplit
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="train">Training rows, oldest first.</param>
    /// <param name="test">Test rows.</param>
    /// <param name="validation">Validation rows; null holds out each user's last training row, unless it is the user's only one.</param>
    /// <param name="negatives">The test part's negatives as (user, item) rows; null when none are given.</param>
    /// <param name="userCount">Number of dense user ids.</param>
    /// <param name="itemCount">Number of dense item ids.</param>
    /// <param name="itemRanks">Each item's rank by its original id, which settles ties in time.</param>
    public static InteractionSplit Split(
        Interactions train, Interactions test, Interactions? validation, Interactions? negatives, int userCount, int itemCount, int[] itemRanks)
    {
        var protocol = "given split";
        if (validation is null)
        {
            var last = new List<int>(userCount);
            foreach (var mine in HeldOutRows.ByUser(train, userCount, itemRanks))
            {
                if (mine.Length > 1)
                    last.Add(mine[^1]);
            }

            validation = train.Take([.. last]);
            train = HeldOutRows.Without(train, last);
            protocol = "given test rows, validation on each user's last training row";
        }

        return SplitParts.Make(train, validation, test, negatives is null ? null : ByUser(negatives, userCount), userCount, itemCount, protocol);
    }

    /// <summary>The items of each user, in the rows' order, repeats kept.</summary>
    internal static int[][] ByUser(Interactions rows, int userCount)
    {
        var counts = new int[userCount];
        foreach (var user in rows.Users)
            counts[user]++;
        var lists = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var row = 0; row < rows.Count; row++)
            lists[rows.Users[row]][counts[rows.Users[row]]++] = rows.Items[row];
        return lists;
    }
}
