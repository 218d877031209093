using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Reads the page index of a column from the file.</summary>
internal static class PageIndexes
{
    /// <summary>The pages of a column; null where the file does not list them.</summary>
    /// <exception cref="CorruptDataException">The index is damaged.</exception>
    public static async ValueTask<List<PageLocation>?> PagesAsync(
        FileContext file, ColumnChunk chunk, ChunkBounds bounds, long rows, CancellationToken cancellation)
    {
        if (chunk is not { OffsetIndexOffset: { } offset, OffsetIndexLength: { } length })
            return null;
        var bytes = await LoadAsync(file, offset, length, "offset index", cancellation).ConfigureAwait(false);
        var index = PageIndexReader.ReadOffsetIndex(bytes);
        PageIndexReader.Check(index, bounds.Start, bounds.Size, rows);
        return index.PageLocations;
    }

    /// <summary>The bounds of the pages of a column; null where the file has none.</summary>
    /// <exception cref="CorruptDataException">The index is damaged.</exception>
    public static async ValueTask<ColumnIndex?> BoundsAsync(
        FileContext file, ColumnChunk chunk, int pages, CancellationToken cancellation)
    {
        if (chunk is not { ColumnIndexOffset: { } offset, ColumnIndexLength: { } length })
            return null;
        var bytes = await LoadAsync(file, offset, length, "column index", cancellation).ConfigureAwait(false);
        var index = PageIndexReader.ReadColumnIndex(bytes);
        PageIndexReader.Check(index, pages);
        return index;
    }

    /// <summary>The row after the last one of a page.</summary>
    public static long End(List<PageLocation> pages, int page, long rows) =>
        page + 1 < pages.Count ? pages[page + 1].FirstRowIndex : rows;

    private static async ValueTask<byte[]> LoadAsync(FileContext file, long offset, int length, string what, CancellationToken cancellation)
    {
        if (offset < 4 || length < 0 || offset > file.DataEnd - length)
            CorruptDataException.Throw($"the {what} ({length} bytes at offset {offset}) is not inside of the file's data ({file.DataEnd} bytes)");
        var bytes = new byte[length];
        await file.Source.ReadAsync(offset, bytes, cancellation).ConfigureAwait(false);
        return bytes;
    }
}
