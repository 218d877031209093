using System.Buffers;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>One reading of one column of one row group: checks, loads the bytes, decodes, and says where it failed.</summary>
internal static class ColumnReading
{
    /// <summary>Checks everything that can be checked without reading pages.</summary>
    /// <exception cref="ParquetException">The column cannot be read.</exception>
    public static ColumnReading<T> Begin<T>(FileContext file, int group, RowGroup rowGroup, DataField field, ColumnChunk chunk)
    {
        try
        {
            return new ColumnReading<T>(file, group, rowGroup, field, chunk);
        }
        catch (CorruptDataException e)
        {
            throw new ParquetException($"{file.Name}: column '{field.Path}', row group {group}: {e.Message}", e);
        }
    }
}

/// <inheritdoc cref="ColumnReading"/>
internal sealed class ColumnReading<T>
{
    private readonly FileContext _file;
    private readonly int _group;
    private readonly DataField _field;
    private readonly ColumnMetaData _meta;
    private readonly PlainDecoder<T> _plain;
    private readonly long _start;

    public ColumnReading(FileContext file, int group, RowGroup rowGroup, DataField field, ColumnChunk chunk)
    {
        _file = file;
        _group = group;
        _field = field;
        if (field.MaxRepetitionLevel > 0 || field.MaxDefinitionLevel > 1 || field.Path.Length > 1)
            throw new CorruptDataException("nested and repeated columns are not supported");
        _meta = chunk.MetaData ?? throw new CorruptDataException("the column has no metadata: it is encrypted or damaged");
        if (chunk.FilePath != null)
            throw new CorruptDataException($"the column is in another file ('{chunk.FilePath}'), which is not supported");
        var element = field.SchemaElement!;
        if (_meta.Type != element.Type)
            throw new CorruptDataException($"the column is {_meta.Type}, the schema says {element.Type}");
        _plain = Codecs.ForReading<T>(element, field);
        PageCodec.CheckReadable(_meta.Codec);
        if (_meta.NumValues != rowGroup.NumRows)
            throw new CorruptDataException($"the column has {_meta.NumValues} values, its row group {rowGroup.NumRows} rows");
        if (_meta.NumValues > Array.MaxLength)
            throw new CorruptDataException($"{_meta.NumValues} rows in one row group are not supported");
        Rows = (int)_meta.NumValues;
        _start = _meta.DictionaryPageOffset is > 0 and var dictionary && dictionary < _meta.DataPageOffset
            ? dictionary
            : _meta.DataPageOffset;
        var size = _meta.TotalCompressedSize;
        if (_start < 4 || size < 0 || size > Array.MaxLength || _start > file.DataEnd - size)
            throw new CorruptDataException($"the column's {size} bytes at offset {_start} are not inside of the file's data ({file.DataEnd} bytes)");
    }

    /// <summary>Rows of the row group.</summary>
    public int Rows { get; }

    /// <summary>Reads the column; returns how many values are not null.</summary>
    /// <exception cref="ParquetException">The column is damaged or uses what is not supported.</exception>
    public async ValueTask<int> ReadAsync(Memory<T> values, Memory<int> levels, CancellationToken cancellation)
    {
        if (Rows == 0)
            return 0;
        var length = (int)_meta.TotalCompressedSize;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        using var decoder = new ColumnChunkDecoder<T>(_plain, _meta.Codec, _field.MaxDefinitionLevel);
        try
        {
            _file.Stream.Position = _start;
            await _file.Stream.ReadExactlyAsync(bytes.AsMemory(0, length), cancellation).ConfigureAwait(false);
            return decoder.Decode(bytes.AsSpan(0, length), Rows, values.Span, levels.Span);
        }
        catch (CorruptDataException e)
        {
            throw Failure(decoder, e.Message, e);
        }
        catch (EndOfStreamException e)
        {
            throw Failure(decoder, "the file ended while it was read", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private ParquetException Failure(ColumnChunkDecoder<T> decoder, string message, Exception inner) => new(
        $"{_file.Name}: column '{_field.Path}', row group {_group}, page {decoder.Page}, offset {_start + decoder.Offset}: {message}",
        inner);
}
