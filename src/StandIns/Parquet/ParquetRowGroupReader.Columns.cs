using Parquet.Data;
using Parquet.File.Values.Primitives;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;

namespace Parquet;

public partial class ParquetRowGroupReader
{
    /// <summary>Reads a column into memory that the library allocates; cast the result to the column's type.</summary>
    /// <param name="field">The column.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <returns>A <see cref="RawColumnData{T}"/> of the column's <see cref="DataField.ClrType"/>; dispose of it.</returns>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask<RawColumnData> ReadRawColumnDataBaseAsync(DataField field, CancellationToken cancellationToken = default)
    {
        var type = Find(field).Field.ClrType;
        return type switch
        {
            _ when type == typeof(bool) => ReadColumnAsync<bool>(field, cancellationToken),
            _ when type == typeof(sbyte) => ReadColumnAsync<sbyte>(field, cancellationToken),
            _ when type == typeof(byte) => ReadColumnAsync<byte>(field, cancellationToken),
            _ when type == typeof(short) => ReadColumnAsync<short>(field, cancellationToken),
            _ when type == typeof(ushort) => ReadColumnAsync<ushort>(field, cancellationToken),
            _ when type == typeof(int) => ReadColumnAsync<int>(field, cancellationToken),
            _ when type == typeof(uint) => ReadColumnAsync<uint>(field, cancellationToken),
            _ when type == typeof(long) => ReadColumnAsync<long>(field, cancellationToken),
            _ when type == typeof(ulong) => ReadColumnAsync<ulong>(field, cancellationToken),
            _ when type == typeof(float) => ReadColumnAsync<float>(field, cancellationToken),
            _ when type == typeof(double) => ReadColumnAsync<double>(field, cancellationToken),
            _ when type == typeof(DateTime) => ReadColumnAsync<DateTime>(field, cancellationToken),
            _ when type == typeof(decimal) => ReadColumnAsync<decimal>(field, cancellationToken),
            _ when type == typeof(BigDecimal) => ReadColumnAsync<BigDecimal>(field, cancellationToken),
            _ when type == typeof(Guid) => ReadColumnAsync<Guid>(field, cancellationToken),
            _ when type == typeof(Half) => ReadColumnAsync<Half>(field, cancellationToken),
            _ when type == typeof(Interval) => ReadColumnAsync<Interval>(field, cancellationToken),
            _ when type == typeof(ReadOnlyMemory<char>) => ReadColumnAsync<ReadOnlyMemory<char>>(field, cancellationToken),
            _ => ReadColumnAsync<ReadOnlyMemory<byte>>(field, cancellationToken),
        };
    }

    private static void CheckType(DataField column, System.Type asked)
    {
        if (column.ClrType != asked)
            throw new ArgumentException($"Field \"{column.Path}\" ({column.ClrType}) is not compatible with type {asked}");
    }

    private static void CheckRoom(DataField field, int room, int needed, string what, string unit)
    {
        if (room < needed)
            throw new ArgumentException($"{what} for column '{field.Path}' holds {room} {unit}, the row group has {needed}");
    }

    private static void Spread<T>(ReadOnlySpan<T> dense, ReadOnlySpan<int> levels, int maxLevel, Span<T?> values)
        where T : struct
    {
        var next = 0;
        for (var at = 0; at < values.Length; at++)
            values[at] = levels.IsEmpty || levels[at] == maxLevel ? dense[next++] : null;
    }

    private (DataField Field, ColumnChunk Chunk) Find(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _file.Find(field) is var (own, place)
            ? (own, RowGroup.Columns[place])
            : throw _file.Failure($"column '{field.Path}' does not exist in this file", null);
    }

    private ColumnReading<T> Begin<T>(DataField field)
    {
        var (own, chunk) = Find(field);
        return ColumnReading<T>.Begin(_file, _index, RowGroup, own, chunk);
    }

    private async ValueTask<RawColumnData> ReadColumnAsync<T>(DataField field, CancellationToken cancellationToken)
        where T : struct
    {
        var column = Find(field).Field;
        var reading = Begin<T>(field);
        var values = new PooledMemory<T>(reading.Values);
        var definition = column.MaxDefinitionLevel > 0 ? new PooledMemory<int>(reading.Values) : null;
        var repetition = column.MaxRepetitionLevel > 0 ? new PooledMemory<int>(reading.Values) : null;
        var data = new RawColumnData<T>(values, definition, repetition, column.MaxDefinitionLevel);
        try
        {
            await reading.ReadAsync(values.Memory, definition?.Memory ?? default, repetition?.Memory ?? default, cancellationToken)
                .ConfigureAwait(false);
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    private ValueTask<int> ReadDenseAsync<T>(
        DataField field, Memory<T> values, Memory<int>? definition, Memory<int>? repetition, CancellationToken cancellationToken)
    {
        var column = Find(field).Field;
        var reading = Begin<T>(field);
        CheckRoom(field, values.Length, reading.Values, "memory", "values");
        var definitionLevels = Levels(field, definition, column.MaxDefinitionLevel, reading.Values, "definition levels");
        var repetitionLevels = Levels(field, repetition, column.MaxRepetitionLevel, reading.Values, "repetition levels");
        return reading.ReadAsync(values, definitionLevels, repetitionLevels, cancellationToken);
    }

    private static Memory<int> Levels(DataField field, Memory<int>? given, int maxLevel, int needed, string what)
    {
        if (maxLevel == 0)
            return default;
        if (given is not { } levels)
        {
            throw new ArgumentException(
                $"column '{field.Path}' {(maxLevel == 1 && what[0] == 'd' ? "is nullable" : "is nested")}: {what} are required");
        }

        CheckRoom(field, levels.Length, needed, $"memory of {what}", "levels");
        return levels;
    }

    // The dense values are spread to their places from the end, in place.
    private async ValueTask ReadObjectsAsync<T>(
        DataField field, Memory<T?> values, Memory<int>? repetition, CancellationToken cancellationToken)
        where T : class
    {
        var maxLevel = Find(field).Field.MaxDefinitionLevel;
        var count = Begin<T>(field).Values;
        CheckRoom(field, values.Length, count, "memory", "values");
        using var levels = maxLevel > 0 ? new PooledMemory<int>(count) : null;
        var next = await ReadDenseAsync(field, values!, levels?.Memory, repetition, cancellationToken).ConfigureAwait(false);
        if (levels == null)
            return;
        for (var at = count - 1; at >= 0; at--)
            values.Span[at] = levels.Memory.Span[at] == maxLevel ? values.Span[--next] : null;
    }
}
