namespace EcomAi.Deep.Recommendation;

/// <summary>
/// The leave-one-out split: of each user with at least 3 rows the last is the test row and the second-last the validation row; ties in time
/// go by item id, the larger id counts as later.
/// </summary>
public static class LeaveOneOut
{
    /// <summary>Splits the rows.</summary>
    /// <param name="rows">All rows, oldest first.</param>
    /// <param name="userCount">Number of dense user ids.</param>
    /// <param name="itemCount">Number of dense item ids.</param>
    /// <param name="itemRanks">Each item's rank by its original id.</param>
    public static InteractionSplit Split(Interactions rows, int userCount, int itemCount, int[] itemRanks)
    {
        var test = new List<int>(userCount);
        var validation = new List<int>(userCount);
        foreach (var mine in HeldOutRows.ByUser(rows, userCount, itemRanks))
        {
            if (mine.Length < 3)
                continue;
            test.Add(mine[^1]);
            validation.Add(mine[^2]);
        }

        var protocol = rows.Times is null ? "leave-one-out by row order" : "leave-one-out by time";
        return SplitParts.Make(
            HeldOutRows.Without(rows, test, validation), rows.Take([.. validation]), rows.Take([.. test]), null, userCount, itemCount, protocol);
    }
}
