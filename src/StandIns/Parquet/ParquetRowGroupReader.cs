using Parquet.Data;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads the columns of one row group, in any order.</summary>
/// <remarks>
/// A column has as many levels as <see cref="ColumnMetaData.NumValues"/> says: one a row, unless something on its path is
/// repeated; then one for each element of a list, and one for each list that is null or empty.
/// </remarks>
public partial class ParquetRowGroupReader : IDisposable
{
    private readonly FileContext _file;
    private readonly int _index;

    internal ParquetRowGroupReader(FileContext file, RowGroup rowGroup, int index)
    {
        _file = file;
        RowGroup = rowGroup;
        _index = index;
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
        return _file.Find(field) is { Place: var place } ? RowGroup.Columns[place] : null;
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
            throw _file.Failure($"statistics: {e.Message}", e, own, _index);
        }
    }

    /// <summary>
    /// Reads a column into the caller's memory: the values that are not null, densely from the start, and their levels as the
    /// file has them.
    /// </summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="values">At least as many values as the column has levels; see the remarks of this type.</param>
    /// <param name="definitionLevels">
    /// As many levels, for a column whose <see cref="Field.MaxDefinitionLevel"/> is above 0: that level where there is a value.
    /// </param>
    /// <param name="repetitionLevels">
    /// As many levels, for a column whose <see cref="Field.MaxRepetitionLevel"/> is above 0: 0 where a row starts.
    /// </param>
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
        CheckType(Find(field).Field, typeof(T));
        await ReadDenseAsync(field, values, definitionLevels, repetitionLevels, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a column without nulls into the caller's memory.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="values">At least <see cref="RowCount"/> values.</param>
    /// <param name="repetitionLevels">Null: a repeated column has definition levels, too, and needs <see cref="ReadRawAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">The column can have nulls, T is not its type, or the memory is too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask ReadAsync<T>(
        DataField field, Memory<T> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct =>
        ReadRawAsync(field, values, null, repetitionLevels, cancellationToken);

    /// <summary>Reads any column, nulls in their places.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="values">At least as many values as the column has levels: <see cref="RowCount"/>, unless it is repeated.</param>
    /// <param name="repetitionLevels">As many levels for a repeated column, as in <see cref="ReadRawAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">T is not the column's type, or memory is missing or too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public async ValueTask ReadAsync<T>(
        DataField field, Memory<T?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        var column = Find(field).Field;
        CheckType(column, typeof(T));
        var count = Begin<T>(field).Values;
        CheckRoom(field, values.Length, count, "memory", "values");
        using var dense = new PooledMemory<T>(count);
        using var levels = column.MaxDefinitionLevel > 0 ? new PooledMemory<int>(count) : null;
        await ReadDenseAsync(field, dense.Memory, levels?.Memory, repetitionLevels, cancellationToken).ConfigureAwait(false);
        Spread(dense.Memory.Span, levels == null ? default : levels.Memory.Span, column.MaxDefinitionLevel, values.Span[..count]);
    }

    /// <summary>Reads a text column as strings; equal values of a dictionary share one string.</summary>
    /// <param name="field">The column.</param>
    /// <param name="values">At least as many values as the column has levels: <see cref="RowCount"/>, unless it is repeated.</param>
    /// <param name="repetitionLevels">As many levels for a repeated column, as in <see cref="ReadRawAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">The column is no text, or memory is missing or too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask ReadAsync(
        DataField field,
        Memory<string?> values,
        Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default)
    {
        CheckType(Find(field).Field, typeof(ReadOnlyMemory<char>));
        return ReadObjectsAsync(field, values, repetitionLevels, cancellationToken);
    }

    /// <summary>Reads a binary column as arrays; equal values of a dictionary share one array.</summary>
    /// <param name="field">The column.</param>
    /// <param name="values">At least as many values as the column has levels: <see cref="RowCount"/>, unless it is repeated.</param>
    /// <param name="repetitionLevels">As many levels for a repeated column, as in <see cref="ReadRawAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">The column is not binary, or memory is missing or too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    public ValueTask ReadAsync(
        DataField field,
        Memory<byte[]?> values,
        Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default)
    {
        CheckType(Find(field).Field, typeof(ReadOnlyMemory<byte>));
        return ReadObjectsAsync(field, values, repetitionLevels, cancellationToken);
    }

    /// <summary>Nothing to release; there for compatibility.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
