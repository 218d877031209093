using Parquet;
using Parquet.Schema;

namespace EcomAi.Deep.Data;

/// <summary>The values of one column that wait for their row group.</summary>
internal abstract class ColumnBatch(DataField column)
{
    public DataField Field => column;

    /// <summary>Bytes that the values hold beside their places; only columns of bytes count them.</summary>
    public long HeldBytes { get; protected set; }

    protected int Count { get; set; }

    /// <summary>Makes the batch of an output column.</summary>
    public static ColumnBatch Create(OutputColumn column)
    {
        var (name, nullable) = (column.Name, column.Nullable);
        DataField Plain<T>() => new(name, typeof(T), nullable);
        return column.Type switch
        {
            OutputType.Int64 => Values(Plain<long>(), nullable, static (values, row) => values switch
            {
                long[] numbers => numbers[row],
                int[] numbers => numbers[row],
                _ => ((long?[])values)[row],
            }),
            OutputType.Int32 => Values(Plain<int>(), nullable, static (values, row) => values is int[] numbers ? numbers[row] : ((int?[])values)[row]),
            OutputType.Float => Values(Plain<float>(), nullable, static (values, row) => values is float[] reals ? reals[row] : ((float?[])values)[row]),
            OutputType.Double => Values(Plain<double>(), nullable, static (values, row) => values switch
            {
                double[] reals => reals[row],
                float[] reals => reals[row],
                _ => ((double?[])values)[row],
            }),
            OutputType.Boolean => Values(Plain<bool>(), nullable, static (values, row) => values is bool[] flags ? flags[row] : ((bool?[])values)[row]),
            OutputType.Text => new TextBatch(Plain<string>()),
            OutputType.Bytes => new BytesBatch(Plain<byte[]>()),
            OutputType.Date => Values(new DateTimeDataField(name, DateTimeFormat.Date, isNullable: nullable), nullable, Instant),
            _ => Values(
                new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: nullable),
                nullable,
                Instant),
        };
    }

    /// <summary>Takes values of one of the arrays that the table writer accepts for the column.</summary>
    public abstract void Append(Array values, int from, int count);

    /// <summary>Writes what was taken as the next column of a row group, and starts anew.</summary>
    public abstract void Write(ParquetRowGroupWriter group);

    private static DateTime? Instant(Array values, int row) =>
        (values is long[] numbers ? numbers[row] : ((long?[])values)[row]) is { } instant ? TimeText.ToDateTime(instant) : null;

    private static ColumnBatch Values<T>(DataField field, bool nullable, Func<Array, int, T?> at)
        where T : struct => nullable ? new NullableBatch<T>(field, at) : new RequiredBatch<T>(field, at);

    private static void Room<T>(ref T[] values, int count)
    {
        if (values.Length < count)
            Array.Resize(ref values, Math.Max(count, values.Length * 2));
    }

    private sealed class RequiredBatch<T>(DataField field, Func<Array, int, T?> at) : ColumnBatch(field)
        where T : struct
    {
        private T[] _values = [];

        public override void Append(Array values, int from, int count)
        {
            Room(ref _values, Count + count);
            if (values is T[])
            {
                Array.Copy(values, from, _values, Count, count);
            }
            else
            {
                for (var i = 0; i < count; i++)
                    _values[Count + i] = at(values, from + i)!.Value;
            }

            Count += count;
        }

        public override void Write(ParquetRowGroupWriter group)
        {
            group.WriteAsync<T>(Field, (ReadOnlyMemory<T>)_values.AsMemory(0, Count)).GetAwaiter().GetResult();
            Count = 0;
        }
    }

    private sealed class NullableBatch<T>(DataField field, Func<Array, int, T?> at) : ColumnBatch(field)
        where T : struct
    {
        private T?[] _values = [];

        public override void Append(Array values, int from, int count)
        {
            Room(ref _values, Count + count);
            for (var i = 0; i < count; i++)
                _values[Count + i] = at(values, from + i);
            Count += count;
        }

        public override void Write(ParquetRowGroupWriter group)
        {
            group.WriteAsync<T>(Field, (ReadOnlyMemory<T?>)_values.AsMemory(0, Count)).GetAwaiter().GetResult();
            Count = 0;
        }
    }

    private sealed class BytesBatch(DataField field) : ColumnBatch(field)
    {
        private byte[]?[] _values = [];

        public override void Append(Array values, int from, int count)
        {
            Room(ref _values, Count + count);
            Array.Copy(values, from, _values, Count, count);
            for (var i = 0; i < count; i++)
                HeldBytes += _values[Count + i]?.Length ?? 0;
            Count += count;
        }

        public override void Write(ParquetRowGroupWriter group)
        {
            group.WriteAsync(Field, new ArraySegment<byte[]?>(_values, 0, Count)).GetAwaiter().GetResult();
            Array.Clear(_values, 0, Count);
            (Count, HeldBytes) = (0, 0);
        }
    }

    private sealed class TextBatch(DataField field) : ColumnBatch(field)
    {
        private string?[] _values = [];

        public override void Append(Array values, int from, int count)
        {
            Room(ref _values, Count + count);
            Array.Copy(values, from, _values, Count, count);
            Count += count;
        }

        public override void Write(ParquetRowGroupWriter group)
        {
            group.WriteAsync(Field, new ArraySegment<string?>(_values, 0, Count)).GetAwaiter().GetResult();
            Count = 0;
        }
    }
}
