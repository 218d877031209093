namespace Parquet.Meta;

/// <summary>Where one data page is.</summary>
public class PageLocation
{
    /// <summary>Offset of the page's header in the file.</summary>
    public long Offset { get; set; }

    /// <summary>Bytes of the page in the file, its header included.</summary>
    public int CompressedPageSize { get; set; }

    /// <summary>The page's first row, counted in its row group.</summary>
    public long FirstRowIndex { get; set; }
}
