using Parquet.Schema;

namespace Parquet.Tests;

/// <summary>A type of column in the files exchanged with other libraries.</summary>
internal interface IMatrixKind
{
    /// <summary>Whether the writer has the type.</summary>
    bool IsWritten { get; }

    /// <summary>A column that can be written.</summary>
    DataField Field(string name, bool nullable);

    /// <summary>Writes all rows.</summary>
    Task WriteAsync(ParquetRowGroupWriter group, DataField field, int rows, Func<int, bool> isNull);

    /// <summary>Reads the rows of a row group and says which value is wrong; null when none is.</summary>
    Task<string?> DifferenceAsync(ParquetRowGroupReader group, DataField field, int firstRow, Func<int, bool> isNull);
}

/// <inheritdoc/>
internal sealed class MatrixKind<T>(Func<string, bool, DataField>? create, Func<int, T> value, Func<T, string> text) : IMatrixKind
    where T : struct
{
    public bool IsWritten => create != null;

    public DataField Field(string name, bool nullable) => create!(name, nullable);

    public Task WriteAsync(ParquetRowGroupWriter group, DataField field, int rows, Func<int, bool> isNull) =>
        group.WriteAsync<T>(field, Enumerable.Range(0, rows).Select(i => isNull(i) ? (T?)null : value(i)).ToArray());

    public async Task<string?> DifferenceAsync(ParquetRowGroupReader group, DataField field, int firstRow, Func<int, bool> isNull)
    {
        var values = new T?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory());
        for (var i = 0; i < values.Length; i++)
        {
            var (found, wanted) = (values[i] is { } v ? text(v) : "null", isNull(firstRow + i) ? "null" : text(value(firstRow + i)));
            if (found != wanted)
                return $"{field.Path}[{firstRow + i}]: {found}, not {wanted}";
        }

        return null;
    }
}
