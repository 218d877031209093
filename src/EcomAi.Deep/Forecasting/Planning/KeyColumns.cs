using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>The columns that name a series, and the names of a table's rows.</summary>
internal sealed class KeyColumns(IReadOnlyList<TableColumn> columns)
{
    private const char Between = '\u001f';

    public IReadOnlyList<TableColumn> Columns => columns;

    /// <summary>The key of a chunk's row, a text that equals another's only where all values do.</summary>
    public string Of(TableChunk chunk, int row) => columns.Count == 1
        ? Value(chunk, columns[0], row)
        : string.Join(Between, columns.Select(column => Value(chunk, column, row)));

    /// <summary>The values of a key, one a column.</summary>
    public string[] Values(string key) => columns.Count == 0 ? [] : columns.Count == 1 ? [key] : key.Split(Between);

    /// <summary>A series' name for people: <c>store 2, brand 5</c>.</summary>
    public string Words(string key) =>
        columns.Count == 0 ? "the series" : string.Join(", ", Values(key).Zip(columns, (value, column) => $"{column.Name} {value}"));

    /// <summary>The columns to write.</summary>
    public IEnumerable<OutputColumn> Output() =>
        columns.Select(column => new OutputColumn(column.Name, column.Kind == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text));

    /// <summary>The values of keys for <see cref="Output"/>, one array a column.</summary>
    public IEnumerable<Array> Arrays(IReadOnlyList<string> keys)
    {
        string[][] values = [.. keys.Select(Values)];
        return columns.Select((column, c) => column.Kind == ColumnKind.Integer
            ? (Array)values.Select(row => long.Parse(row[c], CultureInfo.InvariantCulture)).ToArray()
            : values.Select(row => row[c]).ToArray());
    }

    private static string Value(TableChunk chunk, TableColumn column, int row)
    {
        if (column.Kind == ColumnKind.Integer)
            return chunk.Integers(column.Name)[row].ToString(CultureInfo.InvariantCulture);
        var text = chunk.Texts(column.Name)[row]!;
        return text.Contains(Between, StringComparison.Ordinal)
            ? throw new DataException($"{chunk.Where(column.Name, row)}: a key with the control character U+001F; remove it.")
            : text;
    }
}
