using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>Finds rows by the bounds of a column chunk and of its pages, without reading a page.</summary>
internal static class ColumnSearch
{
    /// <summary>Finds the rows that may satisfy a comparison.</summary>
    /// <exception cref="ParquetException">The statistics or the page index are damaged.</exception>
    public static async ValueTask<IReadOnlyList<RowRange>> FindRowsAsync(
        FileContext file, int group, RowGroup rowGroup, DataField field, ColumnChunk chunk, BoundsCheck check, CancellationToken cancellation)
    {
        try
        {
            var rows = rowGroup.NumRows;
            var meta = chunk.MetaData ?? throw new CorruptDataException("the column has no metadata: it is encrypted or damaged");
            if (rows == 0 || !MayHold(check, meta, field))
                return [];
            var chunkBounds = ChunkBounds.Of(meta, file.Meta.CreatedBy, file.DataEnd);
            if (await PageIndexes.PagesAsync(file, chunk, chunkBounds, rows, cancellation).ConfigureAwait(false) is not { } pages
                || await PageIndexes.BoundsAsync(file, chunk, pages.Count, cancellation).ConfigureAwait(false) is not { } bounds)
            {
                return [new RowRange(0, rows)];
            }

            return Ranges(check, pages, bounds, rows);
        }
        catch (CorruptDataException e)
        {
            throw file.Failure(e.Message, e, field, group);
        }
        catch (EndOfStreamException e)
        {
            throw file.Failure("the file ended while it was read", e, field, group);
        }
    }

    private static bool MayHold(BoundsCheck check, ColumnMetaData meta, DataField field)
    {
        if (meta.Statistics is not { } statistics)
            return true;
        var (min, max) = StatisticsDecoder.Bounds(statistics, field.SchemaElement!, field);
        return statistics.NullCount != meta.NumValues && check.MayHold(min, max);
    }

    private static List<RowRange> Ranges(BoundsCheck check, List<PageLocation> pages, ColumnIndex bounds, long rows)
    {
        var ranges = new List<RowRange>();
        for (var page = 0; page < pages.Count; page++)
        {
            var first = pages[page].FirstRowIndex;
            var count = PageIndexes.End(pages, page, rows) - first;
            if (count == 0 || bounds.NullPages[page] || !check.MayHold(bounds.MinValues[page], bounds.MaxValues[page]))
                continue;
            if (ranges is [.., var last] && last.First + last.Count == first)
                ranges[^1] = last with { Count = last.Count + count };
            else
                ranges.Add(new RowRange(first, count));
        }

        return ranges;
    }
}
