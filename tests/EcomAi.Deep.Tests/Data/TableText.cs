using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Tests.Data;

/// <summary>Reads a Parquet table back as lines of text: <c>name:kind</c> of the columns, then the values; nulls as -.</summary>
internal static class TableText
{
    public static string[] Read(string path)
    {
        var table = ParquetTable.Open(path);
        List<string> lines = [string.Join('|', table.Columns.Select(column => $"{column.Name}:{column.Kind}{(column.Nullable ? "?" : "")}"))];
        foreach (var chunk in table.Read())
        {
            for (var row = 0; row < chunk.Rows; row++)
                lines.Add(string.Join('|', table.Columns.Select(column => Value(chunk, column, row))));
        }

        return [.. lines];
    }

    private static string Value(TableChunk chunk, TableColumn column, int row)
    {
        var nulls = chunk.Nulls(column.Name);
        if (!nulls.IsEmpty && nulls[row])
            return "-";
        return column.Kind switch
        {
            ColumnKind.Integer => chunk.Integers(column.Name)[row].ToString(CultureInfo.InvariantCulture),
            ColumnKind.Real => chunk.Reals(column.Name)[row].ToString(CultureInfo.InvariantCulture),
            ColumnKind.Text => chunk.Texts(column.Name)[row]!,
            ColumnKind.Bytes => Convert.ToHexString(chunk.Bytes(column.Name)[row]!),
            ColumnKind.Boolean => chunk.Booleans(column.Name)[row] ? "true" : "false",
            _ => DateTime.UnixEpoch.AddMicroseconds(chunk.Times(column.Name)[row]).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        };
    }
}
