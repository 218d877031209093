using Parquet.Data;
using Parquet.Meta;

namespace Parquet.Reading;

internal sealed partial class ColumnReading<T>
{
    /// <summary>Reads rows of a column that is not repeated, and of its pages only those that hold them.</summary>
    /// <param name="ranges">The rows: in order, apart from each other and inside of the row group.</param>
    /// <param name="values">Receives the values that are not null, densely.</param>
    /// <param name="definition">Receives a level for each row, if the column has such.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="ParquetException">The column is damaged or uses what is not supported.</exception>
    public async ValueTask ReadRowsAsync(
        IReadOnlyList<RowRange> ranges, Memory<T> values, Memory<int> definition, CancellationToken cancellation)
    {
        if (ranges.Count == 0 || Values == 0)
            return;
        using var decoder = new PageDecoder<T>(_format, _plain);
        using var pages = Pages(AheadOfHeader);
        var output = new RowOutput(values, definition);
        try
        {
            var index = await PageIndexes.PagesAsync(_file, _chunk, _bounds, _rows, cancellation).ConfigureAwait(false);
            if (index == null)
                await ReadInOrderAsync(pages, decoder, ranges, output, cancellation).ConfigureAwait(false);
            else
                await ReadByIndexAsync(pages, decoder, index, ranges, output, cancellation).ConfigureAwait(false);
        }
        catch (CorruptDataException e)
        {
            throw Failure(pages, e.Message, e);
        }
        catch (EndOfStreamException e)
        {
            throw Failure(pages, "the file ended while it was read", e);
        }
    }

    private async ValueTask ReadByIndexAsync(
        PageCursor pages, PageDecoder<T> decoder, List<PageLocation> index, IReadOnlyList<RowRange> ranges, RowOutput output, CancellationToken cancellation)
    {
        var before = 0;
        if (index[0].Offset > _bounds.Start)
        {
            // What stands before the first data page is the dictionary.
            await pages.NextAsync(cancellation).ConfigureAwait(false);
            if (await PrepareAsync(pages, decoder, 0, cancellation).ConfigureAwait(false))
                CorruptDataException.Throw("the offset index leaves out the first data page");
            before = 1;
        }

        for (var page = 0; page < index.Count; page++)
        {
            var first = index[page].FirstRowIndex;
            var count = PageIndexes.End(index, page, _rows) - first;
            if (!Overlaps(ranges, first, count))
                continue;
            cancellation.ThrowIfCancellationRequested();
            pages.MoveTo(index[page].Offset - _bounds.Start, page + before);
            await pages.NextAsync(cancellation).ConfigureAwait(false);
            if (!await PrepareAsync(pages, decoder, 0, cancellation).ConfigureAwait(false) || pages.Header.ValueCount != count)
                CorruptDataException.Throw($"the offset index says that {count} rows are in a page of {pages.Header.ValueCount}");
            await ReadOverlapAsync(pages, decoder, ranges, first, output, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask ReadInOrderAsync(
        PageCursor pages, PageDecoder<T> decoder, IReadOnlyList<RowRange> ranges, RowOutput output, CancellationToken cancellation)
    {
        var end = ranges[^1].First + ranges[^1].Count;
        for (var row = 0; row < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pages.AtEnd)
                CorruptDataException.Throw($"the pages end after {row} of {Values} values");
            await pages.NextAsync(cancellation).ConfigureAwait(false);
            if (!await PrepareAsync(pages, decoder, row, cancellation).ConfigureAwait(false))
                continue;
            if (Overlaps(ranges, row, pages.Header.ValueCount))
                await ReadOverlapAsync(pages, decoder, ranges, row, output, cancellation).ConfigureAwait(false);
            row += pages.Header.ValueCount;
        }
    }

    private async ValueTask ReadOverlapAsync(
        PageCursor pages, PageDecoder<T> decoder, IReadOnlyList<RowRange> ranges, long first, RowOutput output, CancellationToken cancellation)
    {
        var count = pages.Header.ValueCount;
        if (ranges.Any(range => range.First <= first && range.First + range.Count >= first + count))
        {
            var counts = await ReadPageAsync(pages, decoder, output.Values, output.Levels, default, cancellation).ConfigureAwait(false);
            output.Advance(count, counts.Values);
            return;
        }

        using var values = new PooledMemory<T>(count);
        using var levels = _format.MaxDefinitionLevel > 0 ? new PooledMemory<int>(count) : null;
        await ReadPageAsync(pages, decoder, values.Memory, levels?.Memory ?? default, default, cancellation).ConfigureAwait(false);
        foreach (var range in ranges)
        {
            var from = Math.Max(range.First, first);
            var to = Math.Min(range.First + range.Count, first + count);
            if (from < to)
                Copy(values.Memory.Span, levels == null ? default : levels.Memory.Span, (int)(from - first), (int)(to - from), output);
        }
    }

    private void Copy(ReadOnlySpan<T> values, ReadOnlySpan<int> levels, int start, int count, RowOutput output)
    {
        var (skipped, present) = (start, count);
        if (!levels.IsEmpty)
        {
            skipped = levels[..start].Count(_format.MaxDefinitionLevel);
            present = levels.Slice(start, count).Count(_format.MaxDefinitionLevel);
            levels.Slice(start, count).CopyTo(output.Levels.Span);
        }

        values.Slice(skipped, present).CopyTo(output.Values.Span);
        output.Advance(count, present);
    }

    private static bool Overlaps(IReadOnlyList<RowRange> ranges, long first, long count)
    {
        foreach (var range in ranges)
        {
            if (range.First < first + count && first < range.First + range.Count)
                return true;
        }

        return false;
    }

    /// <summary>What is still to be filled.</summary>
    private sealed class RowOutput(Memory<T> values, Memory<int> levels)
    {
        public Memory<T> Values { get; private set; } = values;

        public Memory<int> Levels { get; private set; } = levels;

        public void Advance(int rows, int present)
        {
            Values = Values[present..];
            Levels = Levels.IsEmpty ? Levels : Levels[rows..];
        }
    }
}
