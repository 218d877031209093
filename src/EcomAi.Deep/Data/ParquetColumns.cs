using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>What the columns of Parquet files mean as columns of a table, and their values brought to the few types that readers see.</summary>
internal static class ParquetColumns
{
    /// <summary>Describes a field of a file's schema.</summary>
    public static TableColumn Describe(Field field)
    {
        var (kind, type) = field is DataField { IsArray: false } column ? Of(column) : (ColumnKind.Other, field is DataField ? "list" : Word(field.SchemaType));
        return new TableColumn(field.Name, kind, field.IsNullable, type);
    }

    /// <summary>Decodes a column of a row group into its buffer, which has its rows already.</summary>
    public static void Decode(ParquetRowGroupReader group, DataField field, ColumnBuffer buffer)
    {
        var type = field.ClrType;
        if (type == typeof(long))
            Values<long, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (type == typeof(int))
            Values<int, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (type == typeof(double))
            Values<double, double>(group, field, buffer, buffer.RealMemory, static value => value, double.NaN);
        else if (type == typeof(float))
            Values<float, double>(group, field, buffer, buffer.RealMemory, static value => value, double.NaN);
        else if (type == typeof(DateTime))
            Values<DateTime, long>(group, field, buffer, buffer.IntegerMemory, TimeText.FromDateTime);
        else if (type == typeof(bool))
            Values<bool, bool>(group, field, buffer, buffer.FlagMemory, static value => value);
        else if (type == typeof(ulong))
            Values<ulong, long>(group, field, buffer, buffer.IntegerMemory, static value => checked((long)value));
        else if (type == typeof(uint))
            Values<uint, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (type == typeof(short))
            Values<short, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (type == typeof(ushort))
            Values<ushort, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (type == typeof(sbyte))
            Values<sbyte, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (type == typeof(byte))
            Values<byte, long>(group, field, buffer, buffer.IntegerMemory, static value => value);
        else if (buffer.Column.Kind == ColumnKind.Bytes)
            Objects(field, buffer, buffer.BytesMemory, group.ReadAsync(field, buffer.BytesMemory));
        else
            Objects(field, buffer, buffer.TextMemory, group.ReadAsync(field, buffer.TextMemory));
    }

    private static (ColumnKind Kind, string Type) Of(DataField field) => field.ClrType switch
    {
        var type when type == typeof(long) => (ColumnKind.Integer, "int64"),
        var type when type == typeof(int) => (ColumnKind.Integer, "int32"),
        var type when type == typeof(short) => (ColumnKind.Integer, "int16"),
        var type when type == typeof(sbyte) => (ColumnKind.Integer, "int8"),
        var type when type == typeof(ulong) => (ColumnKind.Integer, "uint64"),
        var type when type == typeof(uint) => (ColumnKind.Integer, "uint32"),
        var type when type == typeof(ushort) => (ColumnKind.Integer, "uint16"),
        var type when type == typeof(byte) => (ColumnKind.Integer, "uint8"),
        var type when type == typeof(double) => (ColumnKind.Real, "double"),
        var type when type == typeof(float) => (ColumnKind.Real, "float"),
        var type when type == typeof(bool) => (ColumnKind.Boolean, "bool"),
        var type when type == typeof(DateTime) =>
            (ColumnKind.Time, field is DateTimeDataField { DateTimeFormat: DateTimeFormat.Date } ? "date" : "timestamp"),
        var type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => (ColumnKind.Text, "string"),
        var type when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => (ColumnKind.Bytes, "bytes"),
        var type => (ColumnKind.Other, type.Name.ToLowerInvariant()),
    };

    private static string Word(SchemaType type) => type.ToString().ToLowerInvariant();

    /// <summary>Reads the values that are there, densely, and brings them to their rows and their type.</summary>
    private static void Values<TFile, TTable>(
        ParquetRowGroupReader group, DataField field, ColumnBuffer buffer, Memory<TTable> target, Func<TFile, TTable> convert, TTable none = default)
        where TFile : struct
        where TTable : struct
    {
        var sameType = target is Memory<TFile>;
        var dense = target is Memory<TFile> direct ? direct : buffer.Scratch<TFile>();
        Memory<int>? levels = field.IsNullable ? buffer.Levels() : null;
        group.ReadRawAsync(field, dense, levels, null).AsTask().GetAwaiter().GetResult();
        var from = dense.Span;
        var to = target.Span;
        if (levels is { } defined && defined.Span.Contains(0))
        {
            Spread(from, defined.Span, to, buffer, convert, none);
            return;
        }

        if (sameType)
            return;
        for (var row = 0; row < to.Length; row++)
            to[row] = convert(from[row]);
    }

    // From the last row to the first, since the dense values may stand in the very memory that they are spread over.
    private static void Spread<TFile, TTable>(
        Span<TFile> dense, Span<int> levels, Span<TTable> rows, ColumnBuffer buffer, Func<TFile, TTable> convert, TTable none)
    {
        var next = levels.Length - levels.Count(0);
        for (var row = levels.Length - 1; row >= 0; row--)
        {
            if (levels[row] > 0)
            {
                rows[row] = convert(dense[--next]);
                continue;
            }

            rows[row] = none;
            buffer.MarkNull(row);
        }
    }

    private static void Objects<T>(DataField field, ColumnBuffer buffer, Memory<T?> target, ValueTask reading)
        where T : class
    {
        reading.AsTask().GetAwaiter().GetResult();
        if (!field.IsNullable)
            return;
        var values = target.Span;
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is null)
                buffer.MarkNull(row);
        }
    }
}
