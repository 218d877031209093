namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>Other views of who has what.</summary>
internal static class UserItemsShape
{
    /// <summary>The same pairs by item: row i holds the users who have item i, ascending.</summary>
    public static UserItems Transpose(this UserItems pairs)
    {
        var (users, items) = pairs.Pairs();
        return UserItems.Group(items, users, pairs.ItemCount, pairs.UserCount);
    }

    /// <summary>The pairs as two columns, by user, then item.</summary>
    public static (int[] Users, int[] Items) Pairs(this UserItems pairs)
    {
        var users = new int[pairs.Count];
        var items = new int[pairs.Count];
        var next = 0;
        for (var user = 0; user < pairs.UserCount; user++)
        {
            var row = pairs[user];
            users.AsSpan(next, row.Length).Fill(user);
            row.CopyTo(items.AsSpan(next));
            next += row.Length;
        }

        return (users, items);
    }
}
