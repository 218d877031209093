namespace EcomAi.Deep.Recommendation;

/// <summary>Interactions as columns, one row a (user, item) event, oldest first where times are known.</summary>
/// <param name="Users">Dense user ids.</param>
/// <param name="Items">Dense item ids.</param>
/// <param name="Times">Microseconds since 1970-01-01 UTC, or the rank in time where only an order is known; null without a time column.</param>
/// <param name="Weights">Positive weights; null where every row counts 1.</param>
public sealed record Interactions(int[] Users, int[] Items, long[]? Times, float[]? Weights)
{
    /// <summary>Number of rows.</summary>
    public int Count => Users.Length;
}
