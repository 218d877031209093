namespace EcomAi.Deep.Recommendation;

/// <summary>Interactions as columns, one row a (user, item) event, oldest first where times are known.</summary>
/// <param name="Users">Dense user ids.</param>
/// <param name="Items">Dense item ids.</param>
/// <param name="Times">Microseconds since 1970-01-01 UTC, or the rank in time where only an order is known; null without a time column.</param>
/// <param name="Weights">Positive weights; null where every row counts 1.</param>
public sealed record Interactions(int[] Users, int[] Items, long[]? Times, float[]? Weights)
{
    /// <summary>No rows.</summary>
    public static Interactions None { get; } = new([], [], null, null);

    /// <summary>Number of rows.</summary>
    public int Count => Users.Length;

    /// <summary>The first rows.</summary>
    /// <param name="count">How many.</param>
    public Interactions First(int count) => new(Users[..count], Items[..count], Times?[..count], Weights?[..count]);

    /// <summary>The named rows, in the order named.</summary>
    /// <param name="rows">Row numbers.</param>
    public Interactions Take(ReadOnlySpan<int> rows)
    {
        var users = new int[rows.Length];
        var items = new int[rows.Length];
        var times = Times is null ? null : new long[rows.Length];
        var weights = Weights is null ? null : new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            users[i] = Users[row];
            items[i] = Items[row];
            if (times is not null)
                times[i] = Times![row];
            if (weights is not null)
                weights[i] = Weights![row];
        }

        return new Interactions(users, items, times, weights);
    }

    /// <summary>
    /// These rows with others behind them, by time where these have times (those of one time in this order). Of the others, rows without
    /// times count as later than all of these, and rows without weights count 1.
    /// </summary>
    /// <param name="more">The other rows.</param>
    public Interactions With(Interactions more)
    {
        var after = Times is { Length: > 0 } ? Times.Max() : 0;
        var all = new Interactions(
            [.. Users, .. more.Users],
            [.. Items, .. more.Items],
            Times is null ? null : [.. Times, .. more.Times ?? Enumerable.Repeat(after, more.Count)],
            Weights is null ? null : [.. Weights, .. more.Weights ?? Enumerable.Repeat(1f, more.Count)]);
        return Times is null ? all : RowDeduplication.Apply(all, 0, Deduplication.None);
    }
}
