using Parquet.Reading;

namespace Parquet.Meta;

/// <summary>Decodes the footer's thrift structures; what the library does not need is skipped.</summary>
internal static class FooterReader
{
    public static FileMetaData Read(ReadOnlySpan<byte> source)
    {
        var reader = new ThriftReader(source);
        var meta = new FileMetaData();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    meta.Version = reader.I32(type);
                    break;
                case 2:
                    for (var left = reader.List(type, ThriftType.Struct); left > 0; left--)
                        meta.Schema.Add(SchemaElementReader.Read(ref reader));
                    break;
                case 3:
                    meta.NumRows = reader.I64(type);
                    break;
                case 4:
                    for (var left = reader.List(type, ThriftType.Struct); left > 0; left--)
                        meta.RowGroups.Add(ReadRowGroup(ref reader));
                    break;
                case 5:
                    meta.KeyValueMetadata = ReadKeyValues(ref reader, type);
                    break;
                case 6:
                    meta.CreatedBy = reader.Text(type);
                    break;
                case 8:
                    throw new CorruptDataException("the file is encrypted, which this library does not read");
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return meta;
    }

    public static Statistics ReadStatistics(ref ThriftReader reader)
    {
        var statistics = new Statistics();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    statistics.Max = reader.Bytes(type);
                    break;
                case 2:
                    statistics.Min = reader.Bytes(type);
                    break;
                case 3:
                    statistics.NullCount = reader.I64(type);
                    break;
                case 4:
                    statistics.DistinctCount = reader.I64(type);
                    break;
                case 5:
                    statistics.MaxValue = reader.Bytes(type);
                    break;
                case 6:
                    statistics.MinValue = reader.Bytes(type);
                    break;
                case 7:
                    statistics.IsMaxValueExact = ThriftReader.Bool(type);
                    break;
                case 8:
                    statistics.IsMinValueExact = ThriftReader.Bool(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return statistics;
    }

    private static RowGroup ReadRowGroup(ref ThriftReader reader)
    {
        var group = new RowGroup();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    for (var left = reader.List(type, ThriftType.Struct); left > 0; left--)
                        group.Columns.Add(ReadColumnChunk(ref reader));
                    break;
                case 2:
                    group.TotalByteSize = reader.I64(type);
                    break;
                case 3:
                    group.NumRows = reader.I64(type);
                    break;
                case 4:
                    group.SortingColumns = [];
                    for (var left = reader.List(type, ThriftType.Struct); left > 0; left--)
                        group.SortingColumns.Add(ReadSortingColumn(ref reader));
                    break;
                case 5:
                    group.FileOffset = reader.I64(type);
                    break;
                case 7:
                    group.Ordinal = reader.I16(type);
                    break;
                case 6:
                    group.TotalCompressedSize = reader.I64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return group;
    }

    private static SortingColumn ReadSortingColumn(ref ThriftReader reader)
    {
        var column = new SortingColumn();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    column.ColumnIdx = reader.I32(type);
                    break;
                case 2:
                    column.Descending = ThriftReader.Bool(type);
                    break;
                case 3:
                    column.NullsFirst = ThriftReader.Bool(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return column;
    }

    private static ColumnChunk ReadColumnChunk(ref ThriftReader reader)
    {
        var chunk = new ColumnChunk();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    chunk.FilePath = reader.Text(type);
                    break;
                case 2:
                    chunk.FileOffset = reader.I64(type);
                    break;
                case 3:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    chunk.MetaData = ReadColumnMetaData(ref reader);
                    break;
                case 4:
                    chunk.OffsetIndexOffset = reader.I64(type);
                    break;
                case 5:
                    chunk.OffsetIndexLength = reader.I32(type);
                    break;
                case 6:
                    chunk.ColumnIndexOffset = reader.I64(type);
                    break;
                case 7:
                    chunk.ColumnIndexLength = reader.I32(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return chunk;
    }

    private static ColumnMetaData ReadColumnMetaData(ref ThriftReader reader)
    {
        var meta = new ColumnMetaData();
        reader.EnterStruct();
        short id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    meta.Type = (Type)reader.I32(type);
                    break;
                case 2:
                    for (var left = reader.List(type, ThriftType.I32); left > 0; left--)
                        meta.Encodings.Add((Encoding)reader.ReadI32());
                    break;
                case 3:
                    for (var left = reader.List(type, ThriftType.Binary); left > 0; left--)
                        meta.PathInSchema.Add(reader.ReadString());
                    break;
                case 4:
                    meta.Codec = (CompressionCodec)reader.I32(type);
                    break;
                case 5:
                    meta.NumValues = reader.I64(type);
                    break;
                case 6:
                    meta.TotalUncompressedSize = reader.I64(type);
                    break;
                case 7:
                    meta.TotalCompressedSize = reader.I64(type);
                    break;
                case 8:
                    meta.KeyValueMetadata = ReadKeyValues(ref reader, type);
                    break;
                case 9:
                    meta.DataPageOffset = reader.I64(type);
                    break;
                case 11:
                    meta.DictionaryPageOffset = reader.I64(type);
                    break;
                case 12:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    meta.Statistics = ReadStatistics(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.LeaveStruct();
        return meta;
    }

    private static List<KeyValue> ReadKeyValues(ref ThriftReader reader, ThriftType listType)
    {
        var entries = new List<KeyValue>();
        for (var left = reader.List(listType, ThriftType.Struct); left > 0; left--)
        {
            var entry = new KeyValue();
            short id = 0;
            while (reader.NextField(ref id, out var type))
            {
                if (id == 1)
                    entry.Key = reader.Text(type);
                else if (id == 2)
                    entry.Value = reader.Text(type);
                else
                    reader.Skip(type);
            }

            entries.Add(entry);
        }

        return entries;
    }
}
