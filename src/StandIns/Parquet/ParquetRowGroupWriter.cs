using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;
using Parquet.Writing;

namespace Parquet;

/// <summary>Writes the columns of one row group, in the schema's order.</summary>
public class ParquetRowGroupWriter : IDisposable
{
    private readonly DataField[] _fields;
    private readonly SchemaElement[] _elements;
    private readonly ParquetOptions _options;
    private readonly OutputStream _output;
    private readonly RowGroup _rowGroup = new();
    private readonly List<WrittenColumn> _written = [];
    private long? _rows;
    private bool _failed;

    internal ParquetRowGroupWriter(
        ParquetSchema schema, List<SchemaElement> elements, ParquetOptions options, OutputStream output, int ordinal)
    {
        _fields = schema.DataFields;
        _elements = elements.Where(element => element.Type != null).ToArray();
        _options = options;
        _output = output;
        _rowGroup.FileOffset = output.Position;
        _rowGroup.Ordinal = ordinal <= short.MaxValue ? (short)ordinal : null;
        if (options.SortingColumns.Count > 0)
            _rowGroup.SortingColumns = [.. options.SortingColumns];
    }

    internal bool IsComplete => !_failed && _written.Count == _fields.Length;

    /// <summary>The columns with their page index.</summary>
    internal IReadOnlyList<WrittenColumn> Written => _written;

    /// <summary>Writes a text column from strings.</summary>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row, or one an element of the rows' lists.</param>
    /// <param name="repetitionLevels">
    /// For a column in a list one level a value: 0 where a row begins, 1 where its list goes on. Null for other columns.
    /// </param>
    /// <exception cref="ArgumentException">It is not the next column, or not its type, or it is required and a value is null.</exception>
    /// <exception cref="InvalidOperationException">The columns differ in rows, or all are written.</exception>
    public Task WriteAsync(
        DataField field, IReadOnlyCollection<string?> values, ReadOnlyMemory<int>? repetitionLevels = null) =>
        WriteObjectsAsync(field, values, text => text.AsMemory(), repetitionLevels);

    /// <summary>Writes a binary column from arrays.</summary>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row, or one an element of the rows' lists.</param>
    /// <param name="repetitionLevels">
    /// For a column in a list one level a value: 0 where a row begins, 1 where its list goes on. Null for other columns.
    /// </param>
    /// <exception cref="ArgumentException">It is not the next column, or not its type, or it is required and a value is null.</exception>
    /// <exception cref="InvalidOperationException">The columns differ in rows, or all are written.</exception>
    public Task WriteAsync(
        DataField field, IReadOnlyCollection<byte[]?> values, ReadOnlyMemory<int>? repetitionLevels = null) =>
        WriteObjectsAsync(field, values, bytes => new ReadOnlyMemory<byte>(bytes), repetitionLevels);

    /// <summary>Writes a column of values that may be null.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row, or one an element of the rows' lists.</param>
    /// <param name="repetitionLevels">
    /// For a column in a list one level a value: 0 where a row begins, 1 where its list goes on. Null for other columns.
    /// </param>
    /// <param name="customMetadata">Custom metadata of the column in this row group.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArgumentException">It is not the next column, or not its type, or it is required and a value is null.</exception>
    /// <exception cref="InvalidOperationException">The columns differ in rows, or all are written.</exception>
    public async Task WriteAsync<T>(
        DataField field,
        ReadOnlyMemory<T?> values,
        ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        var own = CheckColumn<T>(field, repetitionLevels);
        using var dense = new PooledMemory<T>(values.Length);
        using var levels = new PooledMemory<int>(values.Length);
        var count = Compact(values.Span, dense.Memory.Span, levels.Memory.Span, own.MaxDefinitionLevel);
        if (!own.IsNullable && count < values.Length)
            throw new ArgumentException($"column '{field.Path}' is required, but {values.Length - count} values are null", nameof(values));
        var definition = own.MaxDefinitionLevel > 0 ? levels.Memory : default;
        var column = new ColumnValues<T>(dense.Memory[..count], definition, repetitionLevels ?? default, values.Length);
        await WriteColumnAsync(column, customMetadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a required column.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row, or one an element of the rows' lists.</param>
    /// <param name="repetitionLevels">
    /// For a column in a list one level a value: 0 where a row begins, 1 where its list goes on. Null for other columns.
    /// </param>
    /// <param name="customMetadata">Custom metadata of the column in this row group.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArgumentException">It is not the next column, or not its type.</exception>
    /// <exception cref="InvalidOperationException">The column is nullable, the columns differ in rows, or all are written.</exception>
    public Task WriteAsync<T>(
        DataField field,
        ReadOnlyMemory<T> values,
        ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        var own = CheckColumn<T>(field, repetitionLevels);
        if (own.MaxDefinitionLevel > 0)
        {
            throw new InvalidOperationException(
                $"column '{field.Path}' is nullable or in a list: pass values of {typeof(T).Name}?, or definition levels to {nameof(WriteAllPartsAsync)}");
        }

        return WriteColumnAsync(new ColumnValues<T>(values, default, default, values.Length), customMetadata, cancellationToken);
    }

    /// <summary>Writes a column whose values are already dense.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">The values that are not null.</param>
    /// <param name="definitionValues">
    /// One level a row for a nullable column (1: a value, 0: null); null for a required one. For a column in a list one level
    /// an entry: 0 for no list, 1 for an empty one, 2 for a null element, the highest for a value.
    /// </param>
    /// <param name="repetitionLevels">
    /// For a column in a list one level a value: 0 where a row begins, 1 where its list goes on. Null for other columns.
    /// </param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArgumentException">It is not the next column, or the levels do not fit the values.</exception>
    /// <exception cref="InvalidOperationException">The columns differ in rows, or all are written.</exception>
    public Task WriteAllPartsAsync<T>(
        DataField field,
        ReadOnlyMemory<T> values,
        ReadOnlyMemory<int>? definitionValues,
        ReadOnlyMemory<int>? repetitionLevels,
        CancellationToken cancellationToken)
        where T : struct
    {
        var own = CheckColumn<T>(field, repetitionLevels);
        var most = own.MaxDefinitionLevel;
        if (most > 0 != definitionValues.HasValue)
        {
            throw new ArgumentException(
                $"column '{field.Path}' is {(most > 0 ? "nullable or in a list and needs" : "required and takes no")} definition levels");
        }

        var levels = definitionValues ?? default;
        if (levels.Span.IndexOfAnyExceptInRange(0, most) >= 0 || (most > 0 && levels.Span.Count(most) != values.Length))
            throw new ArgumentException($"column '{field.Path}': the definition levels do not fit {values.Length} values");
        var entries = most > 0 ? levels.Length : values.Length;
        if (repetitionLevels is { } repetition && repetition.Length != entries)
            throw new ArgumentException($"column '{field.Path}' has {repetition.Length} repetition levels and {entries} definition levels");
        return WriteColumnAsync(new ColumnValues<T>(values, levels, repetitionLevels ?? default, entries), null, cancellationToken);
    }

    /// <summary>Checks that all columns are written.</summary>
    /// <exception cref="InvalidOperationException">Some are not.</exception>
    public void CompleteValidate()
    {
        if (IsComplete)
            return;
        var missing = string.Join(", ", _fields.Skip(_written.Count).Select(field => field.Name));
        throw new InvalidOperationException(
            _failed ? "A column of this row group could not be written." : $"Not all columns were written. Missing columns: {missing}");
    }

    /// <summary>Nothing to release: the row group is already in the stream.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal RowGroup Finish()
    {
        _rowGroup.NumRows = _rows ?? 0;
        _rowGroup.TotalByteSize = _rowGroup.Columns.Sum(chunk => chunk.MetaData!.TotalUncompressedSize);
        _rowGroup.TotalCompressedSize = _rowGroup.Columns.Sum(chunk => chunk.MetaData!.TotalCompressedSize);
        return _rowGroup;
    }

    private static int Compact<T>(ReadOnlySpan<T?> values, Span<T> dense, Span<int> levels, int present)
        where T : struct
    {
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // Written before it is known whether the value stays: what is null is written over, without a branch.
            dense[count] = values[i].GetValueOrDefault();
            var has = values[i].HasValue ? 1 : 0;
            levels[i] = present - 1 + has;
            count += has;
        }

        return count;
    }

    private async Task WriteObjectsAsync<TSource, T>(
        DataField field, IReadOnlyCollection<TSource?> values, Func<TSource, T> convert, ReadOnlyMemory<int>? repetitionLevels)
        where TSource : class
        where T : struct
    {
        var own = CheckColumn<T>(field, repetitionLevels);
        ArgumentNullException.ThrowIfNull(values);
        using var dense = new PooledMemory<T>(values.Count);
        using var levels = new PooledMemory<int>(values.Count);
        var count = Compact(values, convert, dense.Memory.Span, levels.Memory.Span, own.MaxDefinitionLevel);
        if (!own.IsNullable && count < values.Count)
            throw new ArgumentException($"column '{field.Path}' is required, but {values.Count - count} values are null", nameof(values));
        var definition = own.MaxDefinitionLevel > 0 ? levels.Memory : default;
        var column = new ColumnValues<T>(dense.Memory[..count], definition, repetitionLevels ?? default, values.Count);
        await WriteColumnAsync(column, null, CancellationToken.None).ConfigureAwait(false);
    }

    private static int Compact<TSource, T>(
        IReadOnlyCollection<TSource?> values, Func<TSource, T> convert, Span<T> dense, Span<int> levels, int present)
        where TSource : class
    {
        var (entry, count) = (0, 0);
        foreach (var value in values)
        {
            levels[entry++] = value == null ? present - 1 : present;
            if (value != null)
                dense[count++] = convert(value);
        }

        return count;
    }

    private async Task WriteColumnAsync<T>(
        ColumnValues<T> column, Dictionary<string, string>? customMetadata, CancellationToken cancellation)
        where T : struct
    {
        var field = _fields[_written.Count];
        CheckRows(field, column);
        try
        {
            using var writer = new ColumnChunkWriter<T>(field, _elements[_written.Count], _options, _output);
            var written = await writer.WriteAsync(column, cancellation).ConfigureAwait(false);
            if (customMetadata is { Count: > 0 })
            {
                written.Chunk.MetaData!.KeyValueMetadata =
                    customMetadata.Select(e => new KeyValue { Key = e.Key, Value = e.Value }).ToList();
            }

            _written.Add(written);
            _rowGroup.Columns.Add(written.Chunk);
            _rows = column.Rows;
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private void CheckRows<T>(DataField field, ColumnValues<T> column)
    {
        var repetition = column.Repetition.Span;
        if (field.MaxRepetitionLevel > 0 && (repetition.Length != column.Entries
            || repetition.IndexOfAnyExceptInRange(0, field.MaxRepetitionLevel) >= 0 || (repetition.Length > 0 && repetition[0] != 0)))
        {
            throw new ArgumentException(
                $"column '{field.Path}' needs one repetition level, 0 to {field.MaxRepetitionLevel}, for each of its {column.Entries} entries, 0 first");
        }

        if (_rows is { } rows && rows != column.Rows)
        {
            throw new InvalidOperationException(
                $"Column '{field.Name}' has {column.Rows} rows, but the row group expects {rows} rows.");
        }
    }

    private DataField CheckColumn<T>(DataField field, ReadOnlyMemory<int>? repetitionLevels)
    {
        ArgumentNullException.ThrowIfNull(field);
        var place = _written.Count;
        if (_failed)
            throw new InvalidOperationException("A column of this row group could not be written; nothing can follow it.");
        if (place >= _fields.Length)
            throw new InvalidOperationException($"Cannot write column '{field.Name}': all {_fields.Length} columns have been written.");
        var own = _fields[place];
        if (!field.Path.Equals(own.Path))
            throw new ArgumentException($"cannot write this column, expected '{own.Name}', passed: '{field.Name}'", nameof(field));
        if (field.IsNullable != own.IsNullable)
            throw new ArgumentException($"column '{field.Name}' differs from the schema in whether it is nullable", nameof(field));
        if (own.ClrType != typeof(T))
            throw new ArgumentException($"column '{field.Name}': expected values of type {own.ClrType} but passed {typeof(T)}");
        if (own.MaxRepetitionLevel == 0 && repetitionLevels.HasValue)
            throw new ArgumentException($"column '{field.Name}' is not repeated and takes no repetition levels", nameof(repetitionLevels));
        if (own.MaxRepetitionLevel > 0 && !repetitionLevels.HasValue)
            throw new ArgumentException($"column '{field.Name}' is in a list and needs repetition levels", nameof(repetitionLevels));
        return own;
    }
}
