using System.Globalization;
using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Cli.Inspection;

/// <summary>Shows a table of Parquet files: its columns, types, sizes and first rows.</summary>
internal static class TableInspection
{
    private const int WidestCell = 32;

    public static void Show(string path, IReadOnlyList<RowFilter> conditions, int rows, Session session)
    {
        var table = ParquetTable.Open(path).Where(conditions);
        var meeting = table.CountRows();
        var first = rows == 0 ? [] : FirstRows(table, rows);
        if (session.IsJson)
        {
            Session.PrintJson(new
            {
                path = table.Path,
                files = table.Files,
                where = conditions.Select(condition => condition.ToString()),
                rows = meeting,
                rowGroups = table.RowGroups,
                columns = table.Columns.Select(column => new { name = column.Name, kind = column.Kind, type = column.PhysicalType, nullable = column.Nullable, partition = column.IsPartition }),
                first = first.Select(row => table.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second)),
            });
            return;
        }

        var page = Session.Page();
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"{table.Path}: {meeting:N0} rows in {Count(table.RowGroups, "row group")}, {Count(table.Files.Count, "file")}"));
        if (conditions.Count > 0)
            page.Line(SafeText.OneLine($"where {string.Join(" and ", conditions)}"));
        page.Line();
        var columns = new TextTable(["column", "kind", "type", "nulls"], [false, false, false, false]);
        foreach (var column in table.Columns)
            columns.Add(new Cell(SafeText.Shorten(column.Name, WidestCell), IsBold: true), new Cell(Kind(column)), new Cell(column.IsPartition ? $"{column.PhysicalType}, partition" : column.PhysicalType, IsDim: true), new Cell(column.Nullable ? "allowed" : "none"));
        page.Table(columns);
        if (first.Count == 0)
            return;
        page.Line();
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"first {Count(first.Count, "row")}"));
        var values = new TextTable(
            ["row", .. table.Columns.Select(column => SafeText.Shorten(column.Name, WidestCell))],
            [true, .. table.Columns.Select(column => column.Kind is ColumnKind.Integer or ColumnKind.Real)]);
        for (var i = 0; i < first.Count; i++)
            values.Add([new Cell(i.ToString(CultureInfo.InvariantCulture), IsDim: true), .. first[i].Select(Show)]);
        page.Table(values);
    }

    private static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    private static string Kind(TableColumn column) => column.Kind.ToString().ToLowerInvariant();

    private static Cell Show(object? value) => value switch
    {
        null => new Cell("null", IsDim: true),
        double number => new Cell(number.ToString("G6", CultureInfo.InvariantCulture)),
        DateTime time => new Cell(time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        bool truth => new Cell(truth ? "true" : "false"),
        string text => new Cell(SafeText.Shorten(text, WidestCell)),
        _ => new Cell(SafeText.Shorten(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", WidestCell)),
    };

    private static List<object?[]> FirstRows(ParquetTable table, int wanted)
    {
        var rows = new List<object?[]>();
        foreach (var chunk in table.Read())
        {
            for (var row = 0; row < chunk.Rows && rows.Count < wanted; row++)
                rows.Add([.. table.Columns.Select(column => Value(chunk, column, row))]);
            if (rows.Count == wanted)
                break;
        }

        return rows;
    }

    private static string Bytes(byte[] bytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:N0} bytes");
        if (PictureDecoder.FormatOf(bytes) is not { } format)
            return size;
        try
        {
            var header = PictureDecoder.ReadHeader(bytes, "picture");
            return $"{format.ToString().ToUpperInvariant()} {header.Width}x{header.Height}, {size}";
        }
        catch (PictureException)
        {
            return $"damaged {format.ToString().ToUpperInvariant()}, {size}";
        }
    }

    private static object? Value(TableChunk chunk, TableColumn column, int row)
    {
        if (column.Kind == ColumnKind.Other)
            return "(not read)";
        var nulls = chunk.Nulls(column.Name);
        if (!nulls.IsEmpty && nulls[row])
            return null;
        return column.Kind switch
        {
            ColumnKind.Integer => chunk.Integers(column.Name)[row],
            ColumnKind.Real => chunk.Reals(column.Name)[row],
            ColumnKind.Boolean => chunk.Booleans(column.Name)[row],
            ColumnKind.Bytes => Bytes(chunk.Bytes(column.Name)[row]!),
            ColumnKind.Time => DateTime.UnixEpoch.AddMicroseconds(chunk.Times(column.Name)[row]),
            _ => chunk.Texts(column.Name)[row],
        };
    }
}
