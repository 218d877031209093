using System.Runtime.InteropServices;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;
using Parquet.Writing;

namespace Parquet.Tests;

/// <summary>One column chunk whose pages a test writes byte by byte, read through the public reader.</summary>
internal sealed class HandmadeColumn(SchemaElement leaf, params SchemaElement[] groups) : IDisposable
{
    private readonly PooledBuffer _chunk = new();

    public CompressionCodec Codec { get; init; }

    /// <summary>Where the bytes are read from; in memory unless said otherwise.</summary>
    public Func<byte[], ByteSource> Source { get; init; } = bytes => new MemorySource(bytes);

    /// <summary>Bytes of the chunk so far.</summary>
    public int Length => _chunk.Length;

    /// <summary>Bytes of the last page, with its header.</summary>
    public int LastPage { get; private set; }

    /// <summary>A column of a type, without groups around it.</summary>
    public static HandmadeColumn Of(Meta.Type type, bool optional = false, int typeLength = 0, CompressionCodec codec = CompressionCodec.UNCOMPRESSED) =>
        new(Leaf(type, optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED, typeLength)) { Codec = codec };

    /// <summary>Run-length levels or booleans; with their length before them as pages of version 1 have it.</summary>
    public static byte[] Runs(int bitWidth, bool prefixed, params int[] values)
    {
        using var runs = new PooledBuffer();
        RleWriter.Write(values, bitWidth, runs);
        return prefixed ? [.. BitConverter.GetBytes(runs.Length), .. runs.WrittenSpan] : runs.WrittenSpan.ToArray();
    }

    /// <summary>PLAIN integers.</summary>
    public static byte[] Plain(params int[] values) => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    public static SchemaElement Leaf(Meta.Type type, FieldRepetitionType repetition, int typeLength = 0) =>
        new() { Name = "x", Type = type, RepetitionType = repetition, TypeLength = typeLength > 0 ? typeLength : null };

    public static SchemaElement Group(string name, FieldRepetitionType repetition) =>
        new() { Name = name, RepetitionType = repetition, NumChildren = 1 };

    /// <summary>Adds bytes of pages.</summary>
    public HandmadeColumn Add(params ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_chunk.Append(bytes.Length));
        return this;
    }

    /// <summary>Adds a dictionary page.</summary>
    public HandmadeColumn Dictionary(int count, byte[] body, int? uncompressed = null)
    {
        using var header = new PooledBuffer();
        PageHeaderWriter.WriteDictionaryPage(header, count, uncompressed ?? body.Length, body.Length);
        return Add(header.WrittenSpan).Add(body);
    }

    /// <summary>Adds a data page of version 1.</summary>
    public HandmadeColumn Page(int count, Encoding encoding, params byte[] body) => Page(count, encoding, body, body.Length);

    public HandmadeColumn Page(
        int count, Encoding encoding, byte[] body, int uncompressed, Encoding levels = Encoding.RLE, int? compressed = null, int? crc = null)
    {
        using var header = new PooledBuffer();
        var writer = new ThriftWriter(header);
        writer.BeginStruct();
        writer.I32(1, (int)PageType.DataPage);
        writer.I32(2, uncompressed);
        writer.I32(3, compressed ?? body.Length);
        writer.I32Optional(4, crc);
        writer.BeginStructField(5);
        writer.I32(1, count);
        writer.I32(2, (int)encoding);
        writer.I32(3, (int)levels);
        writer.I32(4, (int)levels);
        writer.EndStruct();
        writer.EndStruct();
        LastPage = header.Length + body.Length;
        return Add(header.WrittenSpan).Add(body);
    }

    /// <summary>Adds a data page of version 2.</summary>
    public HandmadeColumn PageV2(
        int count, int nulls, int rows, Encoding encoding, byte[] repetition, byte[] definition, byte[] values, bool? compressed = null, int? uncompressed = null)
    {
        using var header = new PooledBuffer();
        var writer = new ThriftWriter(header);
        writer.BeginStruct();
        writer.I32(1, (int)PageType.DataPageV2);
        writer.I32(2, repetition.Length + definition.Length + (uncompressed ?? values.Length));
        writer.I32(3, repetition.Length + definition.Length + values.Length);
        writer.BeginStructField(8);
        writer.I32(1, count);
        writer.I32(2, nulls);
        writer.I32(3, rows);
        writer.I32(4, (int)encoding);
        writer.I32(5, definition.Length);
        writer.I32(6, repetition.Length);
        if (compressed is { } given)
            writer.Bool(7, given);
        writer.EndStruct();
        writer.EndStruct();
        return Add(header.WrittenSpan).Add(repetition).Add(definition).Add(values);
    }

    /// <summary>Opens the chunk as the only one of a row group.</summary>
    public (ParquetRowGroupReader Group, DataField Field) Open(long rows, long? values = null, ParquetOptions? options = null)
    {
        List<SchemaElement> elements = [new() { Name = "schema", NumChildren = 1 }, .. groups, leaf];
        var schema = SchemaDecoder.Decode(elements, options ?? new ParquetOptions());
        var meta = new ColumnMetaData
        {
            Type = leaf.Type!.Value,
            Codec = Codec,
            NumValues = values ?? rows,
            TotalCompressedSize = _chunk.Length,
            DataPageOffset = 4,
        };
        var group = new RowGroup { NumRows = rows, Columns = [new ColumnChunk { MetaData = meta }] };
        byte[] bytes = [.. "PAR1"u8, .. _chunk.WrittenSpan];
        var file = new FileContext(Source(bytes), "handmade", new FileMetaData { RowGroups = [group] }, schema, bytes.Length)
        {
            VerifiesChecksums = options?.VerifyPageChecksums ?? false,
        };
        return (new ParquetRowGroupReader(file, group, 0), schema.DataFields[0]);
    }

    /// <summary>Reads a required column.</summary>
    public async Task<T[]> ReadAsync<T>(int rows)
        where T : struct
    {
        var (group, field) = Open(rows);
        var values = new T[rows];
        await group.ReadAsync<T>(field, values);
        return values;
    }

    /// <summary>Reads a column of one level, nulls in their places.</summary>
    public async Task<T?[]> ReadNullableAsync<T>(int rows)
        where T : struct
    {
        var (group, field) = Open(rows);
        var values = new T?[rows];
        await group.ReadAsync(field, values.AsMemory());
        return values;
    }

    /// <summary>Reads values and levels as they are; the values are cut to those that are there.</summary>
    public async Task<(T[] Values, int[] Definition, int[] Repetition)> ReadRawAsync<T>(int rows, int count)
        where T : struct
    {
        var (group, field) = Open(rows, count);
        var (values, definition, repetition) = (new T[count], new int[count], new int[count]);
        await group.ReadRawAsync<T>(field, values, definition, repetition);
        return (values[..definition.Count(level => level == field.MaxDefinitionLevel)], definition, repetition);
    }

    /// <summary>The message of the exception that reading the column raises.</summary>
    public async Task<string> FailureAsync<T>(int rows, int? count = null)
        where T : struct
    {
        var (group, field) = Open(rows, count);
        var (definition, repetition) = (new int[count ?? rows], new int[count ?? rows]);
        return (await Assert.ThrowsAsync<ParquetException>(
            async () => await group.ReadRawAsync<T>(field, new T[count ?? rows], definition, repetition))).Message;
    }

    public void Dispose() => _chunk.Dispose();
}
