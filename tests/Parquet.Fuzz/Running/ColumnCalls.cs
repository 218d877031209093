using System.Collections.Concurrent;
using Parquet.Data;
using Parquet.Schema;

namespace Parquet.Fuzz.Running;

/// <summary>The calls of a row group reader that name the type of a value.</summary>
internal abstract class ColumnCalls
{
    private static readonly ConcurrentDictionary<Type, ColumnCalls> Known = new();

    public static ColumnCalls For(Type type) =>
        Known.GetOrAdd(type, static t => (ColumnCalls)Activator.CreateInstance(typeof(ColumnCalls<>).MakeGenericType(t))!);

    /// <summary>Reads a column into memory of the caller's: whole, and by rows.</summary>
    public abstract void Read(CaseReader reading, ParquetRowGroupReader group, DataField field, int values);
}

/// <inheritdoc/>
internal sealed class ColumnCalls<T> : ColumnCalls
    where T : struct
{
    public override void Read(CaseReader reading, ParquetRowGroupReader group, DataField field, int values)
    {
        Memory<int>? repetition = field.MaxRepetitionLevel > 0 ? new int[values] : null;
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[values];
            reading.Call(() => group.ReadAsync(field, texts, repetition).AsTask().GetAwaiter().GetResult());
        }
        else if (typeof(T) == typeof(ReadOnlyMemory<byte>))
        {
            var arrays = new byte[]?[values];
            reading.Call(() => group.ReadAsync(field, arrays, repetition).AsTask().GetAwaiter().GetResult());
        }
        else
        {
            var nullables = new T?[values];
            reading.Call(() => group.ReadAsync<T>(field, nullables, repetition).AsTask().GetAwaiter().GetResult());
        }

        if (field.MaxRepetitionLevel == 0)
            ReadRows(reading, group, field);
    }

    private static void ReadRows(CaseReader reading, ParquetRowGroupReader group, DataField field)
    {
        var sought = default(T);
        reading.Call(() =>
        {
            using var data = (RawColumnData<T>)group.ReadRawColumnDataBaseAsync(field).AsTask().GetAwaiter().GetResult();
            sought = field.MaxDefinitionLevel == 0 ? data.Values.ToArray().FirstOrDefault() : data.NullableValues.LastOrDefault(value => value != null) ?? sought;
        });
        var rows = (int)group.RowCount;
        var few = new RowRange(rows / 3, Math.Min(2, rows - rows / 3));
        var last = new RowRange(few.First + few.Count, (rows - few.First - few.Count) / 2);
        Take(reading, group, field, [few, last]);
        foreach (var comparison in (RowComparison[])[RowComparison.Equal, RowComparison.Less, RowComparison.GreaterOrEqual])
        {
            IReadOnlyList<RowRange> found = [];
            reading.Call(() => found = group.FindRowsAsync(field, comparison, sought).AsTask().GetAwaiter().GetResult());
            Take(reading, group, field, found);
        }
    }

    private static void Take(CaseReader reading, ParquetRowGroupReader group, DataField field, IReadOnlyList<RowRange> ranges)
    {
        var count = (int)ranges.Sum(range => range.Count);
        var values = new T[count];
        Memory<int>? levels = field.MaxDefinitionLevel > 0 ? new int[count] : null;
        reading.Call(() => group.ReadRowsAsync<T>(field, ranges, values, levels).AsTask().GetAwaiter().GetResult());
    }
}
