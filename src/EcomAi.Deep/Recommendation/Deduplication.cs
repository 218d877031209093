namespace EcomAi.Deep.Recommendation;

/// <summary>What becomes of a (user, item) pair given more than once.</summary>
public enum Deduplication
{
    /// <summary>The latest row stays.</summary>
    Last,

    /// <summary>The earliest row stays.</summary>
    First,

    /// <summary>One row with the latest time and the sum of the weights (of ones, without a weight column).</summary>
    Sum,

    /// <summary>Every row stays: a purchase made twice teaches twice.</summary>
    None,
}
