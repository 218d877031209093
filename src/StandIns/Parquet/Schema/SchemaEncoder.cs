using Parquet.Data;
using Parquet.Encodings;
using Parquet.File.Values.Primitives;
using Parquet.Meta;

namespace Parquet.Schema;

/// <summary>Turns flat columns and lists of them into the nodes a file holds.</summary>
internal static class SchemaEncoder
{
    /// <summary>Encodes a schema: the root, then one node a column, or three for a list.</summary>
    /// <exception cref="NotSupportedException">The schema has groups, maps or lists of lists.</exception>
    public static List<SchemaElement> Encode(ParquetSchema schema)
    {
        List<SchemaElement> elements = [new SchemaElement { Name = "root", NumChildren = schema.Fields.Count }];
        foreach (var field in schema.Fields)
        {
            switch (field)
            {
                case DataField { IsArray: false } column when column.Path.Length == 1:
                    elements.Add(Node(column));
                    break;
                case ListField { Item: DataField { IsArray: false } item } list when list.SchemaElement == null:
                    elements.Add(new SchemaElement
                    {
                        Name = list.Name,
                        NumChildren = 1,
                        RepetitionType = FieldRepetitionType.OPTIONAL,
                        ConvertedType = ConvertedType.LIST,
                        Logical = new(LogicalKind.List),
                    });
                    elements.Add(new SchemaElement { Name = list.ContainerName, NumChildren = 1, RepetitionType = FieldRepetitionType.REPEATED });
                    elements.Add(Node(item));
                    break;
                default:
                    throw new NotSupportedException($"field '{field.Path}': only flat columns and lists of them can be written");
            }
        }

        return elements;
    }

    private static SchemaElement Node(DataField column)
    {
        var element = Column(column);
        element.Name = column.Name;
        element.RepetitionType = column.IsNullable ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED;
        return element;
    }

    private static SchemaElement Column(DataField column)
    {
        var type = column.ClrType;
        if (column is TimeDataField time)
            return TimeOfDay(time);
        if (type == typeof(decimal) || type == typeof(BigDecimal))
            return Decimal(column as DecimalDataField);
        if (type == typeof(DateTime))
            return Time(column as DateTimeDataField);
        return type switch
        {
            _ when type == typeof(bool) => new() { Type = Meta.Type.BOOLEAN },
            _ when type == typeof(int) => new() { Type = Meta.Type.INT32 },
            _ when type == typeof(long) => new() { Type = Meta.Type.INT64 },
            _ when type == typeof(float) => new() { Type = Meta.Type.FLOAT },
            _ when type == typeof(double) => new() { Type = Meta.Type.DOUBLE },
            _ when type == typeof(sbyte) => Integer(ConvertedType.INT_8, 8, true),
            _ when type == typeof(short) => Integer(ConvertedType.INT_16, 16, true),
            _ when type == typeof(byte) => Integer(ConvertedType.UINT_8, 8, false),
            _ when type == typeof(ushort) => Integer(ConvertedType.UINT_16, 16, false),
            _ when type == typeof(uint) => Integer(ConvertedType.UINT_32, 32, false),
            _ when type == typeof(ulong) => Integer(ConvertedType.UINT_64, 64, false),
            _ when type == typeof(Guid) => new()
            {
                Type = Meta.Type.FIXED_LEN_BYTE_ARRAY,
                TypeLength = 16,
                Logical = new(LogicalKind.Uuid),
            },
            _ when type == typeof(Interval) => new()
            {
                Type = Meta.Type.FIXED_LEN_BYTE_ARRAY,
                TypeLength = Interval.BinarySize,
                ConvertedType = ConvertedType.INTERVAL,
            },
            _ when type == typeof(ReadOnlyMemory<byte>) => new() { Type = Meta.Type.BYTE_ARRAY },
            _ when type == typeof(ReadOnlyMemory<char>) => new()
            {
                Type = Meta.Type.BYTE_ARRAY,
                ConvertedType = ConvertedType.UTF8,
                Logical = new(LogicalKind.String),
            },
            _ => throw new NotSupportedException($"column '{column.Path}': type {type} cannot be written"),
        };
    }

    private static SchemaElement Decimal(DecimalDataField? column)
    {
        var precision = column?.Precision ?? ParquetOptions.DefaultPrecision;
        var scale = column?.Scale ?? ParquetOptions.DefaultScale;
        var type = column is { ForceByteArrayEncoding: false, Precision: <= 9 } ? Meta.Type.INT32
            : column is { ForceByteArrayEncoding: false, Precision: <= 18 } ? Meta.Type.INT64
            : Meta.Type.FIXED_LEN_BYTE_ARRAY;
        return new()
        {
            Type = type,
            TypeLength = type == Meta.Type.FIXED_LEN_BYTE_ARRAY ? DecimalScale.BytesFor(precision) : null,
            ConvertedType = ConvertedType.DECIMAL,
            Precision = precision,
            Scale = scale,
            Logical = new(LogicalKind.Decimal, Precision: precision, Scale: scale),
        };
    }

    // The older annotation means UTC and has no nanoseconds.
    private static SchemaElement TimeOfDay(TimeDataField column) => new()
    {
        Type = column.Precision == TimeUnitPrecision.Millis ? Meta.Type.INT32 : Meta.Type.INT64,
        ConvertedType = (column.IsAdjustedToUtc, column.Precision) switch
        {
            (true, TimeUnitPrecision.Millis) => ConvertedType.TIME_MILLIS,
            (true, TimeUnitPrecision.Micros) => ConvertedType.TIME_MICROS,
            _ => null,
        },
        Logical = new(LogicalKind.Time, (LogicalTimeUnit)(column.Precision + 1), column.IsAdjustedToUtc),
    };

    private static SchemaElement Integer(ConvertedType converted, int bits, bool signed) => new()
    {
        Type = bits == 64 ? Meta.Type.INT64 : Meta.Type.INT32,
        ConvertedType = converted,
        Logical = new(LogicalKind.Integer, BitWidth: bits, IsSigned: signed),
    };

    private static SchemaElement Time(DateTimeDataField? column) => column?.DateTimeFormat switch
    {
        null or DateTimeFormat.Impala => new() { Type = Meta.Type.INT96 },
        DateTimeFormat.Date => new()
        {
            Type = Meta.Type.INT32,
            ConvertedType = ConvertedType.DATE,
            Logical = new(LogicalKind.Date),
        },
        DateTimeFormat.DateAndTime => new() { Type = Meta.Type.INT64, ConvertedType = ConvertedType.TIMESTAMP_MILLIS },
        DateTimeFormat.DateAndTimeMicros => new() { Type = Meta.Type.INT64, ConvertedType = ConvertedType.TIMESTAMP_MICROS },
        _ => Timestamp(column),
    };

    // The older annotation means an instant and has no nanoseconds: it is added where it says the same.
    private static SchemaElement Timestamp(DateTimeDataField column) => new()
    {
        Type = Meta.Type.INT64,
        ConvertedType = (column.IsAdjustedToUTC, column.Unit) switch
        {
            (true, DateTimeTimeUnit.Millis) => ConvertedType.TIMESTAMP_MILLIS,
            (true, DateTimeTimeUnit.Micros) => ConvertedType.TIMESTAMP_MICROS,
            _ => null,
        },
        Logical = new(LogicalKind.Timestamp, (LogicalTimeUnit)(column.Unit + 1), column.IsAdjustedToUTC),
    };
}
