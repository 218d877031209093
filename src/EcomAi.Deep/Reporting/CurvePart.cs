using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Reporting;

/// <summary>The part of a report that shows figures over steps.</summary>
internal static class CurvePart
{
    private const int MostSeries = 6;
    private const double WidestRatio = 8;

    /// <summary>Draws the figures of a log; nothing where it is empty.</summary>
    public static string Draw(string heading, IReadOnlyList<MetricRow> rows)
    {
        if (rows.Count == 0)
            return "";
        var figures = Groups(rows).Select(group =>
        {
            var prefix = Prefix(group[0].Name);
            var (caption, names) = group.Count == 1
                ? (group[0].Name, group)
                : (prefix, group.ConvertAll(series => series with { Name = series.Name[(prefix.Length + 1)..] }));
            var note = group.Count == 1 ? $"last {group[0].Points[^1].Value.ToString("G5", CultureInfo.InvariantCulture)}" : "";
            return Figure.Draw(caption, note, LineChart.Draw(string.Join(", ", group.Select(series => series.Name)) + " over steps", names, "step"));
        });
        return new Markup().Add($"<h2>{heading}</h2>\n").Raw(Figure.Row(figures)).ToString();
    }

    /// <summary>
    /// Series that share a chart: of one prefix, such as <c>validation</c>, and of one size, so that none lies flat on the ground: their largest values
    /// differ by a factor of at most 8.
    /// </summary>
    internal static List<List<ChartSeries>> Groups(IReadOnlyList<MetricRow> rows)
    {
        var groups = new List<(string Prefix, double Size, List<ChartSeries> Series)>();
        foreach (var named in rows.GroupBy(row => row.Name))
        {
            var series = new ChartSeries(named.Key, [.. named.Select(row => new ChartPoint(row.Step, row.Value))]);
            var (prefix, size) = (Prefix(named.Key), Size(series));
            var home = prefix.Length == 0 ? -1 : groups.FindIndex(group =>
                group.Prefix == prefix && group.Series.Count < MostSeries && size > 0 && Math.Max(size, group.Size) <= WidestRatio * Math.Min(size, group.Size));
            if (home >= 0)
                groups[home].Series.Add(series);
            else
                groups.Add((prefix, size, [series]));
        }

        return [.. groups.Select(group => group.Series)];
    }

    private static string Prefix(string name) => name.LastIndexOf('/') is var slash and > 0 ? name[..slash] : "";

    private static double Size(ChartSeries series) =>
        series.Points.Select(point => Math.Abs(point.Value)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
}
