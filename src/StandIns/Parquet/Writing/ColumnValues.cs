namespace Parquet.Writing;

/// <summary>A column to be written.</summary>
/// <param name="Values">The values that are not null.</param>
/// <param name="Definition">One level an entry; empty for a required column.</param>
/// <param name="Repetition">One level an entry, 0 where a row begins; empty unless the column is in a list.</param>
/// <param name="Entries">Values, nulls and empty lists.</param>
internal readonly record struct ColumnValues<T>(
    ReadOnlyMemory<T> Values, ReadOnlyMemory<int> Definition, ReadOnlyMemory<int> Repetition, int Entries)
{
    /// <summary>Rows, nulls included.</summary>
    public int Rows => Repetition.IsEmpty ? Entries : Repetition.Span.Count(0);
}
