using System.Diagnostics.CodeAnalysis;
using Parquet.Reading;
using Parquet.Schema;

namespace Parquet;

public partial class ParquetRowGroupReader
{
    /// <summary>
    /// Finds rows that may satisfy a comparison, by the statistics of the row group and the bounds of its pages. Rows outside
    /// of the result certainly do not.
    /// </summary>
    /// <param name="field">The column.</param>
    /// <param name="comparison">How its values are to compare.</param>
    /// <param name="value">With what: a value of the column's type; text also as string, bytes as array.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <returns>Ranges in order, apart from each other: all rows where the file has no bounds, none where they exclude all.</returns>
    /// <exception cref="ArgumentException">The value is of another type.</exception>
    /// <exception cref="ParquetException">The column is missing, or its statistics or page index are damaged.</exception>
    [Experimental("STANDIN002")]
    public async ValueTask<IReadOnlyList<RowRange>> FindRowsAsync(
        DataField field, RowComparison comparison, object value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (own, chunk) = Find(field);
        var check = new BoundsCheck(own, comparison, value);
        return await ColumnSearch.FindRowsAsync(_file, _index, RowGroup, own, chunk, check, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads some rows of a column that is not repeated; only the pages that hold them are read and decompressed.</summary>
    /// <typeparam name="T">The column's <see cref="DataField.ClrType"/>.</typeparam>
    /// <param name="field">The column.</param>
    /// <param name="rows">Ranges of rows, in order, apart from each other and inside of the row group.</param>
    /// <param name="values">As many values as the ranges have rows; receives those that are not null, densely from the start.</param>
    /// <param name="definitionLevels">As many levels for a nullable column; null for a required one.</param>
    /// <param name="cancellationToken">Cancels the reading of the file.</param>
    /// <exception cref="ArgumentException">T is not the column's type, the column is repeated, the ranges are not as they must be, or memory is missing or too small.</exception>
    /// <exception cref="ParquetException">The column is missing, damaged, or of an unsupported kind.</exception>
    [Experimental("STANDIN002")]
    public async ValueTask ReadRowsAsync<T>(
        DataField field,
        IReadOnlyList<RowRange> rows,
        Memory<T> values,
        Memory<int>? definitionLevels,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(rows);
        var column = Find(field).Field;
        CheckType(column, typeof(T));
        if (column.MaxRepetitionLevel > 0)
            throw new ArgumentException($"column '{field.Path}' is repeated: it cannot be read by rows");
        var count = CountRows(rows);
        var reading = Begin<T>(field);
        if (values.Length < count)
            throw new ArgumentException($"memory for column '{field.Path}' holds {values.Length} values, the ranges have {count} rows");
        var levels = Levels(field, definitionLevels, column.MaxDefinitionLevel, (int)count, "definition levels");
        await reading.ReadRowsAsync(rows, values, levels, cancellationToken).ConfigureAwait(false);
    }

    private long CountRows(IReadOnlyList<RowRange> rows)
    {
        var (end, count) = (0L, 0L);
        foreach (var range in rows)
        {
            if (range.First < end || range.Count < 0 || range.Count > RowCount - range.First)
                throw new ArgumentException($"{range} is not in order or not inside of the row group's {RowCount} rows");
            end = range.First + range.Count;
            count += range.Count;
        }

        return count;
    }
}
