using System.Globalization;

namespace EcomAi.Deep.Reporting;

/// <summary>Tables: the first column at the left, figures at the right.</summary>
internal static class Table
{
    /// <summary>Draws a table.</summary>
    public static string Draw(IReadOnlyList<string> header, IEnumerable<TableRow> rows)
    {
        var html = new Markup().Raw("<div class=\"scroll\"><table><thead><tr>");
        foreach (var name in header)
            html.Add($"<th>{name}</th>");
        html.Raw("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Raw(row.IsMarked ? "<tr class=\"trained\">" : "<tr>");
            foreach (var cell in row.Cells)
                html.Add($"<td>{cell}</td>");
            html.Raw("</tr>\n");
        }

        return html.Raw("</tbody></table></div>\n").ToString();
    }

    /// <summary>A figure of a table: four decimals, two from ten on, one from a hundred on; a dash where it is not defined, nothing where it is missing.</summary>
    public static string Figure(double? value) => value switch
    {
        null => "",
        { } number when !double.IsFinite(number) => "–",
        { } number when Math.Abs(number) >= 100 => number.ToString("N1", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 10 => number.ToString("F2", CultureInfo.InvariantCulture),
        { } number => number.ToString("F4", CultureInfo.InvariantCulture),
    };
}
