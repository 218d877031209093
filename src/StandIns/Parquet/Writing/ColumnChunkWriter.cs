using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Writing;

/// <summary>Writes one column of one row group: a dictionary page where it pays, then data pages of about a megabyte.</summary>
internal sealed class ColumnChunkWriter<T> : IDisposable
    where T : struct
{
    private const int PageBytes = 1 << 20;

    /// <summary>Narrow columns get smaller pages, so that a page index has something to skip.</summary>
    private const int PageEntries = 1 << 17;

    private readonly DataField _field;
    private readonly SchemaElement _element;
    private readonly ParquetOptions _options;
    private readonly OutputStream _output;
    private readonly ValueCodec<T> _codec;
    private readonly ValueEncoder<T> _encoder;
    private readonly PageWriter _pages;
    private readonly ChunkIndex<T> _index;
    private readonly PooledBuffer _levels = new();
    private readonly PooledBuffer _body = new();
    private ColumnValues<T> _column;
    private ValueDictionary<T>? _dictionary;

    public ColumnChunkWriter(DataField field, SchemaElement element, ParquetOptions options, OutputStream output)
    {
        (_field, _element, _options, _output) = (field, element, options, output);
        _codec = Codecs.ForWriting<T>(element, field);
        _encoder = new ValueEncoder<T>(_codec, element, options.HintFor(field));
        _pages = new PageWriter(options, output);
        _index = new ChunkIndex<T>(_codec);
    }

    public async Task<WrittenColumn> WriteAsync(ColumnValues<T> column, CancellationToken cancellation)
    {
        _column = column;
        _dictionary = Dictionary();
        var start = _output.Position;
        if (_dictionary != null)
        {
            _codec.EncodePlain(_dictionary.Distinct, _body);
            await _pages.WriteDictionaryAsync(_body, _dictionary.Distinct.Length, cancellation).ConfigureAwait(false);
        }

        var dataOffset = _output.Position;
        var encoding = _dictionary == null ? _encoder.Encoding : Encoding.RLE_DICTIONARY;
        var (entry, used, row) = (0, 0, 0L);
        while (entry < column.Entries || entry == 0)
        {
            var page = NextPage(entry, used);
            var location = new PageLocation { Offset = _output.Position, FirstRowIndex = row };
            await WritePageAsync(page, encoding, cancellation).ConfigureAwait(false);
            location.CompressedPageSize = (int)(_output.Position - location.Offset);
            AddToIndex(location, page);
            entry += page.Entries;
            used += page.Present;
            row += page.Rows;
            if (page.Entries == 0)
                break;
        }

        return new WrittenColumn(Chunk(start, dataOffset, encoding), _index.Bounds(), _index.Offsets);
    }

    public void Dispose()
    {
        _dictionary?.Dispose();
        _encoder.Dispose();
        _pages.Dispose();
        _levels.Dispose();
        _body.Dispose();
    }

    private ValueDictionary<T>? Dictionary()
    {
        var asked = _options.HintFor(_field) == EncodingHint.Dictionary;
        return asked || (_encoder.Encoding == Encoding.PLAIN && _codec.PrefersDictionary)
            ? ValueDictionary<T>.TryBuild(_column.Values.Span, _codec, _options, asked)
            : null;
    }

    private ColumnChunk Chunk(long start, long dataOffset, Encoding encoding) => new()
    {
        MetaData = new ColumnMetaData
        {
            Type = _element.Type!.Value,
            Encodings = _dictionary == null ? [encoding, Encoding.RLE] : [Encoding.PLAIN, Encoding.RLE, encoding],
            PathInSchema = _field.Path.ToList(),
            Codec = _pages.Codec,
            NumValues = _column.Entries,
            TotalCompressedSize = _output.Position - start,
            TotalUncompressedSize = _pages.UncompressedTotal,
            DataPageOffset = dataOffset,
            DictionaryPageOffset = _dictionary == null ? null : start,
            Statistics = _index.Statistics(),
        },
    };

    /// <summary>Cuts the next page, which holds whole rows.</summary>
    private Page NextPage(int entry, int used)
    {
        var entries = Math.Min(PageEntries, _column.Entries - entry);
        if (_dictionary == null)
        {
            var fitting = Math.Max(1, _codec.Fitting(_column.Values.Span[used..], PageBytes));
            var present = Present(entry, entries);
            if (fitting < present)
                entries = (int)Math.Max(1, (long)entries * fitting / present);
        }

        if (_column.Repetition.IsEmpty)
            return new Page(entry, entries, used, Present(entry, entries), entries);
        var repetition = _column.Repetition.Span;
        var end = entry + entries;
        while (end < repetition.Length && repetition[end] > 0)
            end++;
        return new Page(entry, end - entry, used, Present(entry, end - entry), repetition[entry..end].Count(0));
    }

    private int Present(int entry, int entries) => _field.MaxDefinitionLevel == 0
        ? entries
        : _column.Definition.Span.Slice(entry, entries).Count(_field.MaxDefinitionLevel);

    private async ValueTask WritePageAsync(Page page, Encoding encoding, CancellationToken cancellation)
    {
        _levels.Clear();
        _body.Clear();
        if (!_options.WriteDataPageV2)
        {
            Levels(_column.Repetition, _field.MaxRepetitionLevel, page, _body, withLength: true);
            Levels(_column.Definition, _field.MaxDefinitionLevel, page, _body, withLength: true);
            Values(page);
            await _pages.WriteDataAsync(_body, page.Entries, encoding, cancellation).ConfigureAwait(false);
            return;
        }

        var repetition = Levels(_column.Repetition, _field.MaxRepetitionLevel, page, _levels, withLength: false);
        var definition = Levels(_column.Definition, _field.MaxDefinitionLevel, page, _levels, withLength: false);
        Values(page);
        var header = new DataPage2(page.Entries, page.Entries - page.Present, page.Rows, encoding, definition, repetition);
        await _pages.WriteData2Async(_levels, _body, header, cancellation).ConfigureAwait(false);
    }

    private static int Levels(ReadOnlyMemory<int> levels, int most, Page page, PooledBuffer output, bool withLength)
    {
        if (most == 0)
            return 0;
        var start = output.Length;
        if (withLength)
            output.Append(4);
        RleWriter.Write(levels.Span.Slice(page.Entry, page.Entries), 32 - BitOperations.LeadingZeroCount((uint)most), output);
        if (withLength)
            BinaryPrimitives.WriteInt32LittleEndian(output.Overwrite(start, 4), output.Length - start - 4);
        return output.Length - start;
    }

    private void Values(Page page)
    {
        if (_dictionary == null)
        {
            _encoder.Encode(_column.Values.Span.Slice(page.Used, page.Present), _body);
            return;
        }

        _body.Write((byte)_dictionary.BitWidth);
        RleWriter.Write(_dictionary.Indices.Slice(page.Used, page.Present), _dictionary.BitWidth, _body);
    }

    // Texts are compared once for each that the page uses of the dictionary, numbers faster one after another.
    private void AddToIndex(PageLocation location, Page page)
    {
        var values = _column.Values.Span.Slice(page.Used, page.Present);
        var nulls = page.Entries - page.Present;
        if (_dictionary == null || _codec.IsFixedSize || _dictionary.Distinct.Length > page.Present / 2)
        {
            _index.Add(location, values, page.Present, nulls);
            return;
        }

        var distinct = _dictionary.Distinct;
        var marks = ArrayPool<bool>.Shared.Rent(distinct.Length);
        var found = ArrayPool<T>.Shared.Rent(distinct.Length);
        Array.Clear(marks, 0, distinct.Length);
        foreach (var place in _dictionary.Indices.Slice(page.Used, page.Present))
            marks[place] = true;
        var count = 0;
        for (var place = 0; place < distinct.Length; place++)
        {
            if (marks[place])
                found[count++] = distinct[place];
        }

        _index.Add(location, found.AsSpan(0, count), page.Present, nulls);
        ArrayPool<bool>.Shared.Return(marks);
        ArrayPool<T>.Shared.Return(found, clearArray: true);
    }

    private readonly record struct Page(int Entry, int Entries, int Used, int Present, int Rows);
}
