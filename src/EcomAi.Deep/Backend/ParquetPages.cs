using EcomAi.Deep.Data;
using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Backend;

/// <summary>
/// Rows found by the bounds that a file keeps of its pages, and pages read by rows. Parquet.Net has neither: there a row group is
/// always read as a whole.
/// </summary>
internal static class ParquetPages
{
    /// <summary>The rows that may meet a condition.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="field">The column.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="value">A long for integers and microseconds of times, a double, or a string.</param>
    /// <returns>Spans in ascending order; null for all rows.</returns>
    public static IReadOnlyList<RowSpan>? Find(ParquetRowGroupReader group, DataField field, FilterComparison comparison, object value)
    {
#if PARQUET_PACKAGE
        return null;
#else
        if (field.ClrType == typeof(DateTime))
            return Instants(group, field, comparison, (long)value);
        return OfType(field.ClrType, value) is { } own ? Ask(group, field, (RowComparison)comparison, own) : null;
#endif
    }

    /// <summary>Reads some rows of a column: values that are not null densely from the start, and levels as for a whole row group.</summary>
    public static void Read<T>(ParquetRowGroupReader group, DataField field, IReadOnlyList<RowSpan> rows, Memory<T> values, Memory<int>? levels)
        where T : struct
    {
#if PARQUET_PACKAGE
        throw new InvalidOperationException("rows are read by pages only where they were found by pages.");
#else
        RowRange[] ranges = [.. rows.Select(span => new RowRange(span.First, span.Count))];
        group.ReadRowsAsync(field, ranges, values, levels).AsTask().GetAwaiter().GetResult();
#endif
    }

#if !PARQUET_PACKAGE
    // A file may hold instants finer than a microsecond, which tables round down: those of the value's microsecond equal it.
    private static List<RowSpan>? Instants(ParquetRowGroupReader group, DataField field, FilterComparison comparison, long value)
    {
        if (!TimeText.Fits(value) || !TimeText.Fits(value + 1))
            return null;
        var (from, after) = (TimeText.ToDateTime(value), TimeText.ToDateTime(value + 1));
        return comparison switch
        {
            FilterComparison.Less => Ask(group, field, RowComparison.Less, from),
            FilterComparison.LessOrEqual => Ask(group, field, RowComparison.Less, after),
            FilterComparison.Greater => Ask(group, field, RowComparison.GreaterOrEqual, after),
            FilterComparison.GreaterOrEqual => Ask(group, field, RowComparison.GreaterOrEqual, from),
            _ => RowSpan.Intersect(Ask(group, field, RowComparison.GreaterOrEqual, from), Ask(group, field, RowComparison.Less, after)),
        };
    }

    private static List<RowSpan> Ask(ParquetRowGroupReader group, DataField field, RowComparison comparison, object value) =>
        [.. group.FindRowsAsync(field, comparison, value).AsTask().GetAwaiter().GetResult().Select(range => new RowSpan(range.First, range.Count))];

    // The value in the column's own type; null where it has no equal there, and so says nothing about bounds that are compared exactly.
    private static object? OfType(Type type, object value) => value switch
    {
        string when type == typeof(ReadOnlyMemory<char>) => value,
        long number when type == typeof(long) => number,
        long number when type == typeof(int) && number == (int)number => (int)number,
        long number when type == typeof(short) && number == (short)number => (short)number,
        long number when type == typeof(sbyte) && number == (sbyte)number => (sbyte)number,
        long number when type == typeof(byte) && number == (byte)number => (byte)number,
        long number when type == typeof(ushort) && number == (ushort)number => (ushort)number,
        long number when type == typeof(uint) && number == (uint)number => (uint)number,
        long number when type == typeof(ulong) && number >= 0 => (ulong)number,
        double real when type == typeof(double) => real,
        double real when type == typeof(float) && real == (float)real => (float)real,
        _ => null,
    };
#endif
}
