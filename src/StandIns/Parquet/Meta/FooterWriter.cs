using Parquet.Writing;

namespace Parquet.Meta;

/// <summary>Encodes the footer.</summary>
internal static class FooterWriter
{
    public static void Write(PooledBuffer output, FileMetaData meta)
    {
        var writer = new ThriftWriter(output);
        writer.BeginStruct();
        writer.I32(1, meta.Version);
        writer.ListField(2, ThriftType.Struct, meta.Schema.Count);
        foreach (var element in meta.Schema)
            WriteSchemaElement(writer, element);
        writer.I64(3, meta.NumRows);
        writer.ListField(4, ThriftType.Struct, meta.RowGroups.Count);
        foreach (var group in meta.RowGroups)
            WriteRowGroup(writer, group);
        WriteKeyValues(writer, 5, meta.KeyValueMetadata);
        if (meta.CreatedBy is { } author)
            writer.Text(6, author);
        WriteColumnOrders(writer, meta.Schema.Count(e => e.Type != null));
        writer.EndStruct();
    }

    // Without the order, readers must not trust min_value and max_value.
    private static void WriteColumnOrders(ThriftWriter writer, int columns)
    {
        writer.ListField(7, ThriftType.Struct, columns);
        for (var i = 0; i < columns; i++)
        {
            writer.BeginStruct();
            writer.EmptyStructField(1);
            writer.EndStruct();
        }
    }

    private static void WriteSchemaElement(ThriftWriter writer, SchemaElement element)
    {
        writer.BeginStruct();
        writer.I32Optional(1, (int?)element.Type);
        writer.I32Optional(2, element.TypeLength);
        writer.I32Optional(3, (int?)element.RepetitionType);
        writer.Text(4, element.Name);
        writer.I32Optional(5, element.NumChildren);
        writer.I32Optional(6, (int?)element.ConvertedType);
        writer.I32Optional(7, element.Scale);
        writer.I32Optional(8, element.Precision);
        writer.I32Optional(9, element.FieldId);
        if (element.Logical.Kind != LogicalKind.None)
            WriteLogical(writer, element.Logical);
        writer.EndStruct();
    }

    private static void WriteLogical(ThriftWriter writer, LogicalAnnotation logical)
    {
        writer.BeginStructField(10);
        writer.BeginStructField((short)logical.Kind);
        if (logical.Kind is LogicalKind.Timestamp or LogicalKind.Time)
        {
            writer.Bool(1, logical.IsAdjustedToUtc);
            writer.BeginStructField(2);
            writer.EmptyStructField((short)logical.Unit);
            writer.EndStruct();
        }
        else if (logical.Kind == LogicalKind.Decimal)
        {
            writer.I32(1, logical.Scale);
            writer.I32(2, logical.Precision);
        }
        else if (logical.Kind == LogicalKind.Integer)
        {
            writer.Byte(1, (sbyte)logical.BitWidth);
            writer.Bool(2, logical.IsSigned);
        }

        writer.EndStruct();
        writer.EndStruct();
    }

    private static void WriteRowGroup(ThriftWriter writer, RowGroup group)
    {
        writer.BeginStruct();
        writer.ListField(1, ThriftType.Struct, group.Columns.Count);
        foreach (var chunk in group.Columns)
            WriteColumnChunk(writer, chunk);
        writer.I64(2, group.TotalByteSize);
        writer.I64(3, group.NumRows);
        if (group.SortingColumns is { Count: > 0 } sorting)
        {
            writer.ListField(4, ThriftType.Struct, sorting.Count);
            foreach (var column in sorting)
            {
                writer.BeginStruct();
                writer.I32(1, column.ColumnIdx);
                writer.Bool(2, column.Descending);
                writer.Bool(3, column.NullsFirst);
                writer.EndStruct();
            }
        }

        writer.I64Optional(5, group.FileOffset);
        writer.I64Optional(6, group.TotalCompressedSize);
        writer.I16Optional(7, group.Ordinal);
        writer.EndStruct();
    }

    private static void WriteColumnChunk(ThriftWriter writer, ColumnChunk chunk)
    {
        writer.BeginStruct();
        writer.I64(2, chunk.FileOffset);
        writer.BeginStructField(3);
        var meta = chunk.MetaData!;
        writer.I32(1, (int)meta.Type);
        writer.ListField(2, ThriftType.I32, meta.Encodings.Count);
        foreach (var encoding in meta.Encodings)
            writer.I32Element((int)encoding);
        writer.ListField(3, ThriftType.Binary, meta.PathInSchema.Count);
        foreach (var part in meta.PathInSchema)
            writer.TextElement(part);
        writer.I32(4, (int)meta.Codec);
        writer.I64(5, meta.NumValues);
        writer.I64(6, meta.TotalUncompressedSize);
        writer.I64(7, meta.TotalCompressedSize);
        WriteKeyValues(writer, 8, meta.KeyValueMetadata);
        writer.I64(9, meta.DataPageOffset);
        writer.I64Optional(11, meta.DictionaryPageOffset);
        if (meta.Statistics is { } statistics)
            WriteStatistics(writer, statistics);
        writer.EndStruct();
        writer.I64Optional(4, chunk.OffsetIndexOffset);
        writer.I32Optional(5, chunk.OffsetIndexLength);
        writer.I64Optional(6, chunk.ColumnIndexOffset);
        writer.I32Optional(7, chunk.ColumnIndexLength);
        writer.EndStruct();
    }

    private static void WriteStatistics(ThriftWriter writer, Statistics statistics)
    {
        writer.BeginStructField(12);
        writer.I64Optional(3, statistics.NullCount);
        writer.I64Optional(4, statistics.DistinctCount);
        if (statistics.MaxValue is { } max)
            writer.Bytes(5, max);
        if (statistics.MinValue is { } min)
            writer.Bytes(6, min);
        writer.BoolOptional(7, statistics.IsMaxValueExact);
        writer.BoolOptional(8, statistics.IsMinValueExact);
        writer.EndStruct();
    }

    private static void WriteKeyValues(ThriftWriter writer, short id, List<KeyValue>? entries)
    {
        if (entries == null || entries.Count == 0)
            return;
        writer.ListField(id, ThriftType.Struct, entries.Count);
        foreach (var entry in entries)
        {
            writer.BeginStruct();
            writer.Text(1, entry.Key);
            if (entry.Value is { } value)
                writer.Text(2, value);
            writer.EndStruct();
        }
    }
}
