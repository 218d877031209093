using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;
using Parquet.Writing;

namespace Parquet;

/// <summary>Writes the columns of one row group, in the schema's order.</summary>
public class ParquetRowGroupWriter : IDisposable
{
    private readonly DataField[] _fields;
    private readonly List<SchemaElement> _elements;
    private readonly ParquetOptions _options;
    private readonly OutputStream _output;
    private readonly RowGroup _rowGroup = new();
    private long? _rows;
    private bool _failed;

    internal ParquetRowGroupWriter(ParquetSchema schema, List<SchemaElement> elements, ParquetOptions options, OutputStream output)
    {
        _fields = schema.DataFields;
        _elements = elements;
        _options = options;
        _output = output;
    }

    internal bool IsComplete => !_failed && _rowGroup.Columns.Count == _fields.Length;

    /// <summary>Writes a text column from strings.</summary>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not written.</param>
    /// <exception cref="ArgumentException">It is not the next column, or not its type, or it is required and a value is null.</exception>
    /// <exception cref="InvalidOperationException">The columns differ in rows, or all are written.</exception>
    public Task WriteAsync(
        DataField field, IReadOnlyCollection<string?> values, ReadOnlyMemory<int>? repetitionLevels = null) =>
        WriteObjectsAsync(field, values, text => text.AsMemory(), repetitionLevels);

    /// <summary>Writes a binary column from arrays.</summary>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not written.</param>
    /// <exception cref="ArgumentException">It is not the next column, or not its type, or it is required and a value is null.</exception>
    /// <exception cref="InvalidOperationException">The columns differ in rows, or all are written.</exception>
    public Task WriteAsync(
        DataField field, IReadOnlyCollection<byte[]?> values, ReadOnlyMemory<int>? repetitionLevels = null) =>
        WriteObjectsAsync(field, values, bytes => new ReadOnlyMemory<byte>(bytes), repetitionLevels);

    /// <summary>Writes a column of values that may be null.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not written.</param>
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
        ArgumentNullException.ThrowIfNull(field);
        using var dense = new PooledMemory<T>(values.Length);
        using var levels = new PooledMemory<int>(values.Length);
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            var value = values.Span[row];
            levels.Memory.Span[row] = value.HasValue ? 1 : 0;
            if (value.HasValue)
                dense.Memory.Span[count++] = value.GetValueOrDefault();
        }

        if (!field.IsNullable && count < values.Length)
            throw new ArgumentException($"column '{field.Path}' is required, but {values.Length - count} values are null", nameof(values));
        var column = new ColumnValues<T>(dense.Memory[..count], field.IsNullable ? levels.Memory : default, values.Length);
        await WriteColumnAsync(field, column, repetitionLevels, customMetadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a required column.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">One value a row.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not written.</param>
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
        ArgumentNullException.ThrowIfNull(field);
        if (field.IsNullable)
        {
            throw new InvalidOperationException(
                $"column '{field.Path}' is nullable: pass values of {typeof(T).Name}?, or definition levels to {nameof(WriteAllPartsAsync)}");
        }

        return WriteColumnAsync(field, new ColumnValues<T>(values, default, values.Length), repetitionLevels, customMetadata, cancellationToken);
    }

    /// <summary>Writes a column whose values are already dense.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The next column of the schema.</param>
    /// <param name="values">The values that are not null.</param>
    /// <param name="definitionValues">One level a row for a nullable column (1: a value, 0: null); null for a required one.</param>
    /// <param name="repetitionLevels">Null: repeated columns are not written.</param>
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
        ArgumentNullException.ThrowIfNull(field);
        if (field.IsNullable != definitionValues.HasValue)
        {
            throw new ArgumentException(
                $"column '{field.Path}' is {(field.IsNullable ? "nullable and needs" : "required and takes no")} definition levels");
        }

        var levels = definitionValues ?? default;
        if (levels.Span.IndexOfAnyExceptInRange(0, 1) >= 0 || (field.IsNullable && levels.Span.Count(1) != values.Length))
            throw new ArgumentException($"column '{field.Path}': the definition levels do not fit {values.Length} values");
        var column = new ColumnValues<T>(values, levels, field.IsNullable ? levels.Length : values.Length);
        return WriteColumnAsync(field, column, repetitionLevels, null, cancellationToken);
    }

    /// <summary>Checks that all columns are written.</summary>
    /// <exception cref="InvalidOperationException">Some are not.</exception>
    public void CompleteValidate()
    {
        if (IsComplete)
            return;
        var missing = string.Join(", ", _fields.Skip(_rowGroup.Columns.Count).Select(field => field.Name));
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

    private async Task WriteObjectsAsync<TSource, T>(
        DataField field, IReadOnlyCollection<TSource?> values, Func<TSource, T> convert, ReadOnlyMemory<int>? repetitionLevels)
        where TSource : class
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        using var dense = new PooledMemory<T>(values.Count);
        using var levels = new PooledMemory<int>(values.Count);
        var (row, count) = (0, 0);
        foreach (var value in values)
        {
            levels.Memory.Span[row++] = value == null ? 0 : 1;
            if (value != null)
                dense.Memory.Span[count++] = convert(value);
        }

        if (!field.IsNullable && count < row)
            throw new ArgumentException($"column '{field.Path}' is required, but {row - count} values are null", nameof(values));
        var column = new ColumnValues<T>(dense.Memory[..count], field.IsNullable ? levels.Memory : default, row);
        await WriteColumnAsync(field, column, repetitionLevels, null, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task WriteColumnAsync<T>(
        DataField field,
        ColumnValues<T> column,
        ReadOnlyMemory<int>? repetitionLevels,
        Dictionary<string, string>? customMetadata,
        CancellationToken cancellation)
        where T : struct
    {
        CheckColumn<T>(field, repetitionLevels);
        if (_rows is { } rows && rows != column.Rows)
        {
            throw new InvalidOperationException(
                $"Column '{field.Name}' has {column.Rows} rows, but the row group expects {rows} rows.");
        }

        var place = _rowGroup.Columns.Count;
        try
        {
            var writer = new ColumnChunkWriter<T>(_fields[place], _elements[place + 1], _options, _output);
            var chunk = await writer.WriteAsync(column, cancellation).ConfigureAwait(false);
            if (customMetadata is { Count: > 0 })
                chunk.MetaData!.KeyValueMetadata = customMetadata.Select(e => new KeyValue { Key = e.Key, Value = e.Value }).ToList();
            _rowGroup.Columns.Add(chunk);
            _rows = column.Rows;
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private void CheckColumn<T>(DataField field, ReadOnlyMemory<int>? repetitionLevels)
    {
        var place = _rowGroup.Columns.Count;
        if (_failed)
            throw new InvalidOperationException("A column of this row group could not be written; nothing can follow it.");
        if (place >= _fields.Length)
            throw new InvalidOperationException($"Cannot write column '{field.Name}': all {_fields.Length} columns have been written.");
        if (!field.Path.Equals(_fields[place].Path))
            throw new ArgumentException($"cannot write this column, expected '{_fields[place].Name}', passed: '{field.Name}'", nameof(field));
        if (field.IsNullable != _fields[place].IsNullable)
            throw new ArgumentException($"column '{field.Name}' differs from the schema in whether it is nullable", nameof(field));
        if (_fields[place].ClrType != typeof(T))
            throw new ArgumentException($"column '{field.Name}': expected values of type {_fields[place].ClrType} but passed {typeof(T)}");
        if (repetitionLevels.HasValue)
            throw new ArgumentException($"column '{field.Name}' is not repeated and takes no repetition levels", nameof(repetitionLevels));
    }
}
