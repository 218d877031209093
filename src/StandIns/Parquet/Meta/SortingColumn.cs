namespace Parquet.Meta;

/// <summary>One column by which the rows of a row group are sorted.</summary>
public class SortingColumn
{
    /// <summary>Place of the column in the row group, from 0.</summary>
    public int ColumnIdx { get; set; }

    /// <summary>Whether the values fall.</summary>
    public bool Descending { get; set; }

    /// <summary>Whether nulls come before all values.</summary>
    public bool NullsFirst { get; set; }
}
