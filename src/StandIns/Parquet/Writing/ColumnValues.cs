namespace Parquet.Writing;

/// <summary>A column to be written.</summary>
/// <param name="Values">The values that are not null.</param>
/// <param name="Levels">One level a row, 1 or 0; empty for a required column.</param>
/// <param name="Rows">Rows, nulls included.</param>
internal readonly record struct ColumnValues<T>(ReadOnlyMemory<T> Values, ReadOnlyMemory<int> Levels, int Rows);
