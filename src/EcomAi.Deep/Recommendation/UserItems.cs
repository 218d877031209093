namespace EcomAi.Deep.Recommendation;

/// <summary>Which items each user has, as compressed rows: one flat array, items ascending and distinct within a user.</summary>
public sealed class UserItems
{
    private readonly long[] _offsets;
    private readonly int[] _items;

    private UserItems(long[] offsets, int[] items, int itemCount)
    {
        _offsets = offsets;
        _items = items;
        ItemCount = itemCount;
    }

    /// <summary>Users, dense ids 0 to Users - 1.</summary>
    public int UserCount => _offsets.Length - 1;

    /// <summary>Items of the catalogue, dense ids 0 to ItemCount - 1.</summary>
    public int ItemCount { get; }

    /// <summary>All (user, item) pairs.</summary>
    public long Count => _items.Length;

    /// <summary>A user's items, ascending.</summary>
    public ReadOnlySpan<int> this[int user] =>
        _items.AsSpan((int)_offsets[user], (int)(_offsets[user + 1] - _offsets[user]));

    /// <summary>Whether the user has the item; a binary search.</summary>
    public bool Contains(int user, int item) => this[user].BinarySearch(item) >= 0;

    /// <summary>How many users have each item.</summary>
    public int[] CountUsers()
    {
        var counts = new int[ItemCount];
        foreach (var item in _items)
            counts[item]++;
        return counts;
    }

    /// <summary>Groups pairs by user; pairs given twice count once.</summary>
    /// <param name="users">Dense user ids, one a pair.</param>
    /// <param name="items">Dense item ids, one a pair.</param>
    /// <param name="userCount">Number of users.</param>
    /// <param name="itemCount">Number of items.</param>
    public static UserItems Group(ReadOnlySpan<int> users, ReadOnlySpan<int> items, int userCount, int itemCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(items.Length, users.Length);
        var starts = new long[userCount + 1];
        foreach (var user in users)
            starts[user + 1]++;
        for (var user = 0; user < userCount; user++)
            starts[user + 1] += starts[user];

        var grouped = new int[users.Length];
        var next = starts.AsSpan(0, userCount).ToArray();
        for (var pair = 0; pair < users.Length; pair++)
            grouped[next[users[pair]]++] = items[pair];

        var offsets = new long[userCount + 1];
        var kept = 0;
        for (var user = 0; user < userCount; user++)
        {
            var row = grouped.AsSpan((int)starts[user], (int)(starts[user + 1] - starts[user]));
            row.Sort();
            for (var i = 0; i < row.Length; i++)
            {
                if (i == 0 || row[i] != row[i - 1])
                    grouped[kept++] = row[i];
            }

            offsets[user + 1] = kept;
        }

        return new UserItems(offsets, grouped[..kept], itemCount);
    }
}
