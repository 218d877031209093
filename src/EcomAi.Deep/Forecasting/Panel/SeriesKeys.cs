using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>The names of series: one value a key column.</summary>
/// <param name="Columns">The key columns' names.</param>
/// <param name="Kinds">Their kinds, <see cref="ColumnKind.Integer"/> or <see cref="ColumnKind.Text"/>.</param>
/// <param name="Values">For each column, the series' values: <c>long[]</c> or <c>string[]</c>.</param>
public sealed record SeriesKeys(IReadOnlyList<string> Columns, IReadOnlyList<ColumnKind> Kinds, IReadOnlyList<Array> Values)
{
    /// <summary>The number of series.</summary>
    public int Count => Values[0].Length;

    /// <summary>A series' name for people: <c>store 2, brand 5</c>.</summary>
    public string Format(int series) => string.Join(", ", Columns.Select((column, i) => FormattableString.Invariant($"{column} {Values[i].GetValue(series)}")));
}
