using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>What the columns of Parquet files mean as columns of a table.</summary>
internal static class ParquetColumns
{
    /// <summary>Describes a field of a file's schema.</summary>
    public static TableColumn Describe(Field field)
    {
        var (kind, type) = field is DataField { IsArray: false } column ? Of(column) : (ColumnKind.Other, field is DataField ? "list" : Word(field.SchemaType));
        return new TableColumn(field.Name, kind, field.IsNullable, type);
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
        var type when type == typeof(Half) => (ColumnKind.Real, "half"),
        var type when type == typeof(decimal) => (ColumnKind.Real, "decimal"),
        var type when type == typeof(bool) => (ColumnKind.Boolean, "bool"),
        var type when type == typeof(DateTime) =>
            (ColumnKind.Time, field is DateTimeDataField { DateTimeFormat: DateTimeFormat.Date } ? "date" : "timestamp"),
        var type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => (ColumnKind.Text, "string"),
        var type when type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>) => (ColumnKind.Bytes, "bytes"),
        var type => (ColumnKind.Other, type.Name.ToLowerInvariant()),
    };

    private static string Word(SchemaType type) => type.ToString().ToLowerInvariant();
}
