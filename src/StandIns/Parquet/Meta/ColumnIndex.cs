namespace Parquet.Meta;

/// <summary>Bounds of the data pages of one column of one row group; all lists have one element a page.</summary>
public class ColumnIndex
{
    /// <summary>Whether a page holds nulls only; its bounds are empty then.</summary>
    public List<bool> NullPages { get; set; } = [];

    /// <summary>A lower bound of each page, PLAIN without a length; it need not be a value of the page.</summary>
    public List<byte[]> MinValues { get; set; } = [];

    /// <summary>An upper bound of each page, PLAIN without a length; it need not be a value of the page.</summary>
    public List<byte[]> MaxValues { get; set; } = [];

    /// <summary>Whether the bounds rise or fall from page to page.</summary>
    public BoundaryOrder BoundaryOrder { get; set; }

    /// <summary>Nulls of each page, if known.</summary>
    public List<long>? NullCounts { get; set; }
}
