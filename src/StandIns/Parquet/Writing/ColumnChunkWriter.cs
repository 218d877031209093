using System.Buffers.Binary;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Writing;

/// <summary>Writes one column of one row group: a dictionary page where it pays, then data pages of about a megabyte.</summary>
internal sealed class ColumnChunkWriter<T>(DataField field, SchemaElement element, ParquetOptions options, OutputStream output)
    where T : struct
{
    private const int PageBytes = 1 << 20;

    private readonly ValueCodec<T> _values = Codecs.ForWriting<T>(element, field);
    private readonly CompressionCodec _codec = PageCodec.Codec(options.CompressionMethod);
    private long _uncompressedTotal;

    public async Task<ColumnChunk> WriteAsync(ColumnValues<T> column, CancellationToken cancellation)
    {
        using var page = new PooledBuffer();
        using var packed = new PooledBuffer();
        using var header = new PooledBuffer();
        var start = output.Position;
        long? dictionaryOffset = null;
        using var dictionary = Dictionary(column);
        if (dictionary != null)
        {
            dictionaryOffset = output.Position;
            _values.EncodePlain(dictionary.Distinct, page);
            await WritePageAsync(page, packed, header, dictionary.Distinct.Length, null, cancellation).ConfigureAwait(false);
        }

        var dataOffset = output.Position;
        var encoding = dictionary == null ? Encoding.PLAIN : Encoding.RLE_DICTIONARY;
        var rowsPerPage = RowsPerPage(column, dictionary);
        var used = 0;
        for (var row = 0; row < column.Rows || row == 0; row += rowsPerPage)
        {
            var rows = Math.Min(rowsPerPage, column.Rows - row);
            page.Clear();
            used += FillPage(column, dictionary, row, rows, used, page);
            await WritePageAsync(page, packed, header, rows, encoding, cancellation).ConfigureAwait(false);
        }

        return new ColumnChunk
        {
            MetaData = new ColumnMetaData
            {
                Type = element.Type!.Value,
                Encodings = dictionary == null ? [Encoding.PLAIN, Encoding.RLE] : [Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY],
                PathInSchema = field.Path.ToList(),
                Codec = _codec,
                NumValues = column.Rows,
                TotalCompressedSize = output.Position - start,
                TotalUncompressedSize = _uncompressedTotal,
                DataPageOffset = dataOffset,
                DictionaryPageOffset = dictionaryOffset,
                Statistics = Bounds(column, dictionary),
            },
        };
    }

    private ValueDictionary<T>? Dictionary(ColumnValues<T> column)
    {
        switch (options.HintFor(field))
        {
            case EncodingHint.Default or EncodingHint.Dictionary:
                return ValueDictionary<T>.TryBuild(column.Values.Span, _values, options);
            case var hint:
                throw new NotSupportedException($"column '{field.Path}': encoding {hint} is not supported");
        }
    }

    private Statistics Bounds(ColumnValues<T> column, ValueDictionary<T>? dictionary)
    {
        var statistics = new Statistics { NullCount = column.Rows - column.Values.Length };
        if (_values.TryMinMax(dictionary == null ? column.Values.Span : dictionary.Distinct, out var min, out var max))
            (statistics.MinValue, statistics.MaxValue) = (min, max);
        return statistics;
    }

    private int RowsPerPage(ColumnValues<T> column, ValueDictionary<T>? dictionary)
    {
        var bytes = dictionary == null
            ? _values.PlainSize(column.Values.Span)
            : BitPacking.ByteCount(column.Values.Length, dictionary.BitWidth);
        var pages = Math.Max(1, (bytes + PageBytes - 1) / PageBytes);

        // Whole groups of eight, so that levels and indices need no padding inside of the chunk.
        return (int)Math.Max(8, ((column.Rows + pages - 1) / pages + 7) / 8 * 8);
    }

    /// <summary>Encodes the levels and values of some rows; returns how many values they hold.</summary>
    private int FillPage(ColumnValues<T> column, ValueDictionary<T>? dictionary, int row, int rows, int used, PooledBuffer page)
    {
        var count = rows;
        if (field.IsNullable)
        {
            var levels = column.Levels.Span.Slice(row, rows);
            count = levels.Count(1);
            var lengthAt = page.Length;
            page.Append(4);
            RleWriter.Write(levels, 1, page);
            BinaryPrimitives.WriteInt32LittleEndian(page.Overwrite(lengthAt, 4), page.Length - lengthAt - 4);
        }

        if (dictionary == null)
        {
            _values.EncodePlain(column.Values.Span.Slice(used, count), page);
        }
        else
        {
            page.Write((byte)dictionary.BitWidth);
            RleWriter.Write(dictionary.Indices.Slice(used, count), dictionary.BitWidth, page);
        }

        return count;
    }

    /// <summary>Compresses and writes a page; without an encoding it is a dictionary page.</summary>
    private async Task WritePageAsync(
        PooledBuffer page, PooledBuffer packed, PooledBuffer header, int count, Encoding? encoding, CancellationToken cancellation)
    {
        var body = page;
        if (_codec != CompressionCodec.UNCOMPRESSED)
        {
            packed.Clear();
            PageCodec.Compress(_codec, options.CompressionLevel, page.WrittenSpan, packed);
            body = packed;
        }

        header.Clear();
        if (encoding is { } data)
            PageHeaderWriter.WriteDataPage(header, count, data, page.Length, body.Length);
        else
            PageHeaderWriter.WriteDictionaryPage(header, count, page.Length, body.Length);
        await output.WriteAsync(header.WrittenMemory, cancellation).ConfigureAwait(false);
        await output.WriteAsync(body.WrittenMemory, cancellation).ConfigureAwait(false);
        _uncompressedTotal += header.Length + page.Length;
    }
}
