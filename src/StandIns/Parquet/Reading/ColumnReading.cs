using System.Runtime.CompilerServices;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>One reading of one column of one row group: checks, loads the bytes, decodes, and says where it failed.</summary>
internal sealed partial class ColumnReading<T>
{
    // A chunk up to this size is read at once, a larger one page by page.
    private const int WholeChunk = 1 << 20;
    private const int AheadOfPage = 1 << 16;
    private const int AheadOfHeader = 1 << 9;

    private readonly FileContext _file;
    private readonly int _group;
    private readonly long _rows;
    private readonly DataField _field;
    private readonly ColumnMetaData _meta;
    private readonly PlainDecoder<T> _plain;
    private readonly ColumnFormat _format;
    private readonly ColumnChunk _chunk;
    private readonly ChunkBounds _bounds;

    private ColumnReading(FileContext file, int group, RowGroup rowGroup, DataField field, ColumnChunk chunk)
    {
        _file = file;
        _group = group;
        _rows = rowGroup.NumRows;
        _field = field;
        _chunk = chunk;
        _meta = chunk.MetaData ?? throw new CorruptDataException("the column has no metadata: it is encrypted or damaged");
        if (chunk.FilePath != null)
            throw new CorruptDataException($"the column is in another file ('{chunk.FilePath}'), which is not supported");
        var element = field.SchemaElement!;
        if (_meta.Type != element.Type)
            throw new CorruptDataException($"the column is {_meta.Type}, the schema says {element.Type}");
        _plain = Codecs.ForReading<T>(element, field);
        PageCodec.CheckReadable(_meta.Codec);
        _format = new ColumnFormat(
            _meta.Type, element.TypeLength ?? 0, _meta.Codec, field.MaxDefinitionLevel, field.MaxRepetitionLevel);
        if (_meta.NumValues < _rows || (_meta.NumValues > _rows && field.MaxRepetitionLevel == 0))
            throw new CorruptDataException($"the column has {_meta.NumValues} values, its row group {_rows} rows");
        _bounds = ChunkBounds.Of(_meta, file.Meta.CreatedBy, file.DataEnd);
        var levels = (field.MaxDefinitionLevel > 0 ? 1 : 0) + (field.MaxRepetitionLevel > 0 ? 1 : 0);
        ReadLimits.CheckDeclared(_meta.NumValues, Unsafe.SizeOf<T>() + levels * sizeof(int), _bounds.Size, file.DataEnd);
        Values = (int)_meta.NumValues;
    }

    /// <summary>Values of the column, nulls and empty lists included: as many as it has levels.</summary>
    public int Values { get; }

    // The checksum is of the page as it is in the file, which a copy straight to its place never holds in one piece.
    private bool CopiesVerbatim => _file.Source.ReadsAtOnce && !_file.VerifiesChecksums;

    /// <summary>Checks everything that can be checked without reading pages.</summary>
    /// <exception cref="ParquetException">The column cannot be read.</exception>
    public static ColumnReading<T> Begin(FileContext file, int group, RowGroup rowGroup, DataField field, ColumnChunk chunk)
    {
        try
        {
            return new ColumnReading<T>(file, group, rowGroup, field, chunk);
        }
        catch (CorruptDataException e)
        {
            throw file.Failure(e.Message, e, field, group);
        }
    }

    /// <summary>Reads the column.</summary>
    /// <param name="values">Receives the values that are not null, densely.</param>
    /// <param name="definition">Receives the definition levels, if the column has such.</param>
    /// <param name="repetition">Receives the repetition levels, if the column has such.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <returns>How many values are not null.</returns>
    /// <exception cref="ParquetException">The column is damaged or uses what is not supported.</exception>
    public async ValueTask<int> ReadAsync(
        Memory<T> values, Memory<int> definition, Memory<int> repetition, CancellationToken cancellation)
    {
        if (Values == 0)
            return 0;
        using var decoder = new PageDecoder<T>(_format, _plain);
        using var pages = Pages(Ahead());
        try
        {
            var (read, present, rows) = (0, 0, 0L);
            while (read < Values)
            {
                cancellation.ThrowIfCancellationRequested();
                if (pages.AtEnd)
                    CorruptDataException.Throw($"the pages end after {read} of {Values} values");
                await pages.NextAsync(cancellation).ConfigureAwait(false);
                var isData = await PrepareAsync(pages, decoder, read, cancellation).ConfigureAwait(false);
                if (!isData)
                    continue;
                var counts = await ReadPageAsync(
                    pages, decoder, values[present..], Part(definition, read), Part(repetition, read), cancellation).ConfigureAwait(false);
                CheckRowStart(repetition, read, pages.Header.ValueCount);
                read += pages.Header.ValueCount;
                present += counts.Values;
                rows += counts.Rows;
            }

            if (rows != _rows)
                CorruptDataException.Throw($"the pages hold {rows} rows, the row group {_rows}");
            return present;
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

    private static Memory<int> Part(Memory<int> levels, int start) => levels.IsEmpty ? levels : levels[start..];

    private void CheckRowStart(Memory<int> repetition, int read, int count)
    {
        if (_format.MaxRepetitionLevel > 0 && read == 0 && count > 0 && repetition.Span[0] != 0)
            CorruptDataException.Throw($"the first repetition level is {repetition.Span[0]}, not 0");
    }

    private PageCursor Pages(int ahead) => new(new ChunkWindow(_file.Source, _bounds.Start, _bounds.Size, ahead));

    private int Ahead()
    {
        var copied = _format.IsRequired && _plain.IsMemoryLayout && CopiesVerbatim && _meta.Codec == CompressionCodec.UNCOMPRESSED;
        return copied ? AheadOfHeader : _bounds.Size <= WholeChunk ? (int)_bounds.Size : AheadOfPage;
    }

    /// <summary>Takes in a dictionary page and checks a data page; false when there are no values to be read.</summary>
    private async ValueTask<bool> PrepareAsync(PageCursor pages, PageDecoder<T> decoder, int read, CancellationToken cancellation)
    {
        switch (pages.Header.Type)
        {
            case PageType.DataPage or PageType.DataPageV2:
                decoder.CheckDataPage(pages.Header, Values - read);
                return true;
            case PageType.DictionaryPage:
                if (pages.Page > 0)
                    CorruptDataException.Throw("a dictionary page is not the first page of its column");
                var body = await BodyAsync(pages, cancellation).ConfigureAwait(false);
                decoder.DecodeDictionary(pages.Header, body.Span);
                return false;
            case PageType.IndexPage:
                return false;
            default:
                throw new CorruptDataException($"unknown page type {(int)pages.Header.Type}");
        }
    }

    private async ValueTask<PageCounts> ReadPageAsync(
        PageCursor pages,
        PageDecoder<T> decoder,
        Memory<T> values,
        Memory<int> definition,
        Memory<int> repetition,
        CancellationToken cancellation)
    {
        if (CopiesVerbatim && decoder.IsVerbatim(pages.Header))
        {
            var count = pages.Header.ValueCount;
            decoder.CheckVerbatim(pages.Header);
            pages.CopyBody(ValueDecoder<T>.Bytes(values.Span[..count], _format.Width));
            return new PageCounts(count, count);
        }

        var body = await BodyAsync(pages, cancellation).ConfigureAwait(false);
        return decoder.DecodeData(pages.Header, body.Span, values.Span, definition.Span, repetition.Span);
    }

    private async ValueTask<ReadOnlyMemory<byte>> BodyAsync(PageCursor pages, CancellationToken cancellation)
    {
        var body = await pages.BodyAsync(cancellation).ConfigureAwait(false);
        if (_file.VerifiesChecksums && pages.Header.Crc is { } declared && (int)Crc32.Compute(body.Span) is var computed && computed != declared)
            CorruptDataException.Throw($"the page's checksum is {computed:x8}, its header says {declared:x8}");
        return body;
    }

    private ParquetException Failure(PageCursor pages, string message, Exception inner) =>
        _file.Failure(message, inner, _field, _group, pages.Page, _bounds.Start + pages.Offset);
}
