namespace Parquet.Meta;

/// <summary>Whether the bounds of a column's pages rise or fall from page to page.</summary>
public enum BoundaryOrder
{
    /// <summary>Neither.</summary>
    UNORDERED = 0,

    /// <summary>Both bounds rise or stay.</summary>
    ASCENDING = 1,

    /// <summary>Both bounds fall or stay.</summary>
    DESCENDING = 2,
}
