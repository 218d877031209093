using System.Collections.Concurrent;
using Parquet.Schema;

namespace Parquet.Fuzz.Running;

/// <summary>The calls of a row group reader that name the type of a value.</summary>
internal abstract class ColumnCalls
{
    private static readonly ConcurrentDictionary<Type, ColumnCalls> Known = new();

    public static ColumnCalls For(Type type) =>
        Known.GetOrAdd(type, static t => (ColumnCalls)Activator.CreateInstance(typeof(ColumnCalls<>).MakeGenericType(t))!);

    /// <summary>Reads a column into memory of the caller's.</summary>
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
    }
}
