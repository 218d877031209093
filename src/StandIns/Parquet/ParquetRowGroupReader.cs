using Parquet.Data;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads the columns of one row group, in any order.</summary>
public class ParquetRowGroupReader : IDisposable
{
    private readonly FileContext _file;
    private readonly int _index;
    private readonly Dictionary<FieldPath, (DataField Field, ColumnChunk Chunk)> _columns = [];

    internal ParquetRowGroupReader(FileContext file, RowGroup rowGroup, int index)
    {
        _file = file;
        RowGroup = rowGroup;
        _index = index;
        var fields = file.Schema.DataFields;
        for (var i = 0; i < fields.Length; i++)
            _columns.Add(fields[i].Path, (fields[i], rowGroup.Columns[i]));
    }

    /// <summary>The row group as the footer describes it.</summary>
    public RowGroup RowGroup { get; }

    /// <summary>Rows, nulls included.</summary>
    public long RowCount => RowGroup.NumRows;

    /// <summary>Whether the file has this column.</summary>
    /// <param name="field">The column.</param>
    public bool ColumnExists(DataField field) => GetMetadata(field) != null;

    /// <summary>What the footer says of a column; null when the file has no such column.</summary>
    /// <param name="field">The column.</param>
    public ColumnChunk? GetMetadata(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _columns.TryGetValue(field.Path, out var column) ? column.Chunk : null;
    }

    /// <summary>Custom metadata of a column.</summary>
    /// <param name="field">The column.</param>
    public Dictionary<string, string> GetCustomMetadata(DataField field)
    {
        var entries = new Dictionary<string, string>();
        foreach (var entry in GetMetadata(field)?.MetaData?.KeyValueMetadata ?? [])
            entries[entry.Key] = entry.Value ?? string.Empty;
        return entries;
    }

    /// <summary>The statistics of a column; null when the file has none.</summary>
    /// <param name="field">The column.</param>
    /// <exception cref="ParquetException">The file has no such column, or its statistics are damaged.</exception>
    public DataColumnStatistics? GetStatistics(DataField field)
    {
        var (own, chunk) = Find(field);
        try
        {
            return StatisticsDecoder.Decode(chunk.MetaData?.Statistics, own.SchemaElement!, own);
        }
        catch (CorruptDataException e)
        {
            throw new ParquetException($"{_file.Name}: column '{field.Path}', row group {_index}, statistics: {e.Message}", e);
        }
    }

    /// <summary>
    /// Reads a column into the caller's memory: the values that are not null, densely from the start, and for a nullable
    /// column one definition level a row (1: there is a value, 0: it is null).
    /// </summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="values">At least <see cref="RowCount"/> values.</param>
    /// <param name="definitionLevels">At least <see cref="RowCount"/> levels for a nullable column; null for a required one.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not read.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">T is not the column's type, or memory is missing or too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public async ValueTask ReadRawAsync<T>(
        DataField field,
        Memory<T> values,
        Memory<int>? definitionLevels,
        Memory<int>? repetitionLevels,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        _ = repetitionLevels;
        CheckType(Find(field).Field, typeof(T));
        await ReadDenseAsync(field, values, definitionLevels, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a required column into the caller's memory.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="values">At least <see cref="RowCount"/> values.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not read.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">The column is nullable, T is not its type, or the memory is too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask ReadAsync<T>(
        DataField field, Memory<T> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct =>
        ReadRawAsync(field, values, null, repetitionLevels, cancellationToken);

    /// <summary>Reads a nullable or required column, nulls in their places.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="values">At least <see cref="RowCount"/> values.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not read.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">T is not the column's type, or the memory is too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public async ValueTask ReadAsync<T>(
        DataField field, Memory<T?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        _ = repetitionLevels;
        var column = Find(field).Field;
        CheckType(column, typeof(T));
        var rows = CheckRoom(field, values.Length);
        using var dense = new PooledMemory<T>(rows);
        using var levels = column.MaxDefinitionLevel > 0 ? new PooledMemory<int>(rows) : null;
        await ReadDenseAsync(field, dense.Memory, levels?.Memory, cancellationToken).ConfigureAwait(false);
        var next = 0;
        for (var row = 0; row < rows; row++)
            values.Span[row] = levels == null || levels.Memory.Span[row] > 0 ? dense.Memory.Span[next++] : null;
    }

    /// <summary>Reads a text column as strings; equal values of a dictionary share one string.</summary>
    /// <param name="field">The column.</param>
    /// <param name="values">At least <see cref="RowCount"/> values.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not read.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">The column is no text, or the memory is too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask ReadAsync(
        DataField field,
        Memory<string?> values,
        Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default)
    {
        _ = repetitionLevels;
        CheckType(Find(field).Field, typeof(ReadOnlyMemory<char>));
        return ReadObjectsAsync(field, values, cancellationToken);
    }

    /// <summary>Reads a binary column as arrays; equal values of a dictionary share one array.</summary>
    /// <param name="field">The column.</param>
    /// <param name="values">At least <see cref="RowCount"/> values.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not read.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">The column is not binary, or the memory is too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask ReadAsync(
        DataField field,
        Memory<byte[]?> values,
        Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default)
    {
        _ = repetitionLevels;
        CheckType(Find(field).Field, typeof(ReadOnlyMemory<byte>));
        return ReadObjectsAsync(field, values, cancellationToken);
    }

    /// <summary>Reads a column into memory that the library allocates; cast the result to the column's type.</summary>
    /// <param name="field">The column.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <returns>A <see cref="RawColumnData{T}"/> of the column's <see cref="DataField.ClrType"/>; dispose of it.</returns>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public async ValueTask<RawColumnData> ReadRawColumnDataBaseAsync(DataField field, CancellationToken cancellationToken = default)
    {
        var type = Find(field).Field.ClrType;
        return type switch
        {
            _ when type == typeof(bool) => await ReadColumnAsync<bool>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(sbyte) => await ReadColumnAsync<sbyte>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(byte) => await ReadColumnAsync<byte>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(short) => await ReadColumnAsync<short>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(ushort) => await ReadColumnAsync<ushort>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(int) => await ReadColumnAsync<int>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(uint) => await ReadColumnAsync<uint>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(long) => await ReadColumnAsync<long>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(ulong) => await ReadColumnAsync<ulong>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(float) => await ReadColumnAsync<float>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(double) => await ReadColumnAsync<double>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(DateTime) => await ReadColumnAsync<DateTime>(field, cancellationToken).ConfigureAwait(false),
            _ when type == typeof(ReadOnlyMemory<char>) =>
                await ReadColumnAsync<ReadOnlyMemory<char>>(field, cancellationToken).ConfigureAwait(false),
            _ => await ReadColumnAsync<ReadOnlyMemory<byte>>(field, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Nothing to release; there for compatibility.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private static void CheckType(DataField column, System.Type asked)
    {
        if (column.ClrType != asked)
            throw new ArgumentException($"Field \"{column.Path}\" ({column.ClrType}) is not compatible with type {asked}");
    }

    private (DataField Field, ColumnChunk Chunk) Find(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _columns.TryGetValue(field.Path, out var column)
            ? column
            : throw new ParquetException($"{_file.Name}: column '{field.Path}' does not exist in this file");
    }

    private int CheckRoom(DataField field, int room)
    {
        if (room < RowCount)
            throw new ArgumentException($"memory for column '{field.Path}' holds {room} values, the row group has {RowCount}");
        return (int)RowCount;
    }

    private async ValueTask<RawColumnData> ReadColumnAsync<T>(DataField field, CancellationToken cancellationToken)
        where T : struct
    {
        var column = Find(field);
        var reading = ColumnReading.Begin<T>(_file, _index, RowGroup, column.Field, column.Chunk);
        var values = new PooledMemory<T>(reading.Rows);
        var levels = column.Field.MaxDefinitionLevel > 0 ? new PooledMemory<int>(reading.Rows) : null;
        var data = new RawColumnData<T>(values, levels);
        try
        {
            await reading.ReadAsync(values.Memory, levels?.Memory ?? default, cancellationToken).ConfigureAwait(false);
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    private async ValueTask<int> ReadDenseAsync<T>(
        DataField field, Memory<T> values, Memory<int>? levels, CancellationToken cancellationToken)
    {
        var (own, chunk) = Find(field);
        var reading = ColumnReading.Begin<T>(_file, _index, RowGroup, own, chunk);
        CheckRoom(field, values.Length);
        if (own.MaxDefinitionLevel > 0)
        {
            if (levels is not { } given)
                throw new ArgumentException($"column '{field.Path}' is nullable: definition levels are required");
            CheckRoom(field, given.Length);
        }

        return await reading.ReadAsync(values, own.MaxDefinitionLevel > 0 ? levels!.Value : default, cancellationToken)
            .ConfigureAwait(false);
    }

    // The dense values are spread to their rows from the end, in place.
    private async ValueTask ReadObjectsAsync<T>(DataField field, Memory<T?> values, CancellationToken cancellationToken)
        where T : class
    {
        var rows = CheckRoom(field, values.Length);
        using var levels = Find(field).Field.MaxDefinitionLevel > 0 ? new PooledMemory<int>(rows) : null;
        var next = await ReadDenseAsync(field, values!, levels?.Memory, cancellationToken).ConfigureAwait(false);
        if (levels == null)
            return;
        for (var row = rows - 1; row >= 0; row--)
            values.Span[row] = levels.Memory.Span[row] > 0 ? values.Span[--next] : null;
    }
}
