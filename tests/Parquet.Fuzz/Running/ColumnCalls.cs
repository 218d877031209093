using System.Collections.Concurrent;
using Parquet.Schema;

namespace Parquet.Fuzz.Running;

/// <summary>The calls of a row group reader that name the type of a value.</summary>
internal abstract class ColumnCalls
{
    private static readonly ConcurrentDictionary<Type, ColumnCalls> Known = new();

    public static ColumnCalls For(Type type) =>
        Known.GetOrAdd(type, static t => (ColumnCalls)Activator.CreateInstance(typeof(ColumnCalls<>).MakeGenericType(t))!);

    /// <summary>Reads a flat column into memory of the caller's.</summary>
    public abstract void Read(ParquetRowGroupReader group, DataField field);
}

/// <inheritdoc/>
internal sealed class ColumnCalls<T> : ColumnCalls
    where T : struct
{
    public override void Read(ParquetRowGroupReader group, DataField field)
    {
        if (field.MaxRepetitionLevel > 0)
            return;
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            group.ReadAsync(field, new string?[group.RowCount]).AsTask().GetAwaiter().GetResult();
        else if (typeof(T) == typeof(ReadOnlyMemory<byte>))
            group.ReadAsync(field, new byte[]?[group.RowCount]).AsTask().GetAwaiter().GetResult();
        else
            group.ReadAsync<T>(field, new T?[group.RowCount]).AsTask().GetAwaiter().GetResult();
    }
}
