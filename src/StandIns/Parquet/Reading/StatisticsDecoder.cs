using System.Text.Unicode;
using Parquet.Data;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>Turns the statistics of a file into .NET values.</summary>
internal static class StatisticsDecoder
{
    public static DataColumnStatistics? Decode(Statistics? stored, SchemaElement element, DataField field)
    {
        if (stored == null)
            return null;

        var (min, max) = Bounds(stored, element, field);
        return new DataColumnStatistics(stored.NullCount, stored.DistinctCount, Value(min, element, field), Value(max, element, field));
    }

    /// <summary>The bounds of a column as the file holds them.</summary>
    public static (byte[]? Min, byte[]? Max) Bounds(Statistics stored, SchemaElement element, DataField field)
    {
        // The older bounds were compared as signed bytes: they hold for signed numbers only.
        var olderHold = field.ClrType == typeof(int) || field.ClrType == typeof(long) || field.ClrType == typeof(short)
            || field.ClrType == typeof(sbyte) || field.ClrType == typeof(float) || field.ClrType == typeof(double)
            || (field.ClrType == typeof(DateTime) && element.Type != Meta.Type.INT96);
        return (stored.MinValue ?? (olderHold ? stored.Min : null), stored.MaxValue ?? (olderHold ? stored.Max : null));
    }

    /// <summary>A bound as the column's .NET type; null for types without an order.</summary>
    internal static object? Value(byte[]? bytes, SchemaElement element, DataField field)
    {
        if (bytes == null)
            return null;
        var type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<byte>))
            return element.Type == Meta.Type.BYTE_ARRAY ? bytes : null;
        if (type == typeof(ReadOnlyMemory<char>))
        {
            // Some writers cut bounds inside of a character: such a bound is no text.
            return Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null;
        }

        return type switch
        {
            _ when type == typeof(bool) => One<bool>(bytes, element, field),
            _ when type == typeof(sbyte) => One<sbyte>(bytes, element, field),
            _ when type == typeof(byte) => One<byte>(bytes, element, field),
            _ when type == typeof(short) => One<short>(bytes, element, field),
            _ when type == typeof(ushort) => One<ushort>(bytes, element, field),
            _ when type == typeof(int) => One<int>(bytes, element, field),
            _ when type == typeof(uint) => One<uint>(bytes, element, field),
            _ when type == typeof(long) => One<long>(bytes, element, field),
            _ when type == typeof(ulong) => One<ulong>(bytes, element, field),
            _ when type == typeof(float) => One<float>(bytes, element, field),
            _ when type == typeof(double) => One<double>(bytes, element, field),
            _ when type == typeof(DateTime) && element.Type != Meta.Type.INT96 => One<DateTime>(bytes, element, field),
            _ when type == typeof(decimal) && element.Type != Meta.Type.BYTE_ARRAY => One<decimal>(bytes, element, field),
            _ when type == typeof(BigDecimal) && element.Type != Meta.Type.BYTE_ARRAY => One<BigDecimal>(bytes, element, field),
            _ when type == typeof(Guid) => One<Guid>(bytes, element, field),
            _ when type == typeof(Half) => One<Half>(bytes, element, field),
            _ => null,
        };
    }

    private static object One<T>(byte[] bytes, SchemaElement element, DataField field)
    {
        var value = new T[1];
        Codecs.ForReading<T>(element, field).DecodePlain(bytes, value);
        return value[0]!;
    }
}
