namespace EcomAi.Deep.Reporting;

/// <summary>Lines over steps or horizons as inline SVG, with a legend; colours come from the page's style.</summary>
internal static class LineChart
{
    private const double Width = 480;
    private const double Height = 260;
    private const int MostMarkers = 40;

    /// <summary>Draws the finite points of one or several series in one frame.</summary>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="series">The series; the first one in the accent colour.</param>
    /// <param name="across">What the axis below measures.</param>
    /// <param name="up">What the axis at the left measures; empty where the caption says it.</param>
    public static string Draw(string title, IReadOnlyList<ChartSeries> series, string across, string up = "")
    {
        var shown = series.Select(one => ChartPoint.Thin(one.Points)).ToList();
        var finite = shown.SelectMany(points => points).Where(point => double.IsFinite(point.Value)).ToList();
        if (finite.Count == 0)
            return "<p class=\"quiet\">no finite values</p>";
        var plot = new PlotArea(
            Width,
            Height,
            Axis.Numbers(finite.Min(point => point.At), finite.Max(point => point.At), across),
            Axis.Numbers(finite.Min(point => point.Value), finite.Max(point => point.Value), up, margin: 0.05));
        var svg = plot.Start(title);
        for (var i = series.Count - 1; i >= 0; i--)
            plot.Line(svg, Legend.Style(i), shown[i]); // the first one lies on top
        for (var i = 0; i < series.Count; i++)
        {
            if (shown[i].Count > MostMarkers)
                continue;
            foreach (var (at, value) in shown[i].Where(point => double.IsFinite(point.Value)))
                svg.Add($"<circle class=\"{Legend.Style(i)}\" cx=\"{plot.X(at):F1}\" cy=\"{plot.Y(value):F1}\" r=\"2.5\"><title>{series[i].Name}, {across} {at:#,0.##}: {value:G5}</title></circle>");
        }

        svg.Raw("</svg>");
        if (series.Count > 1)
            svg.Raw(Legend.Draw(series.Select((one, i) => (Legend.Style(i), one.Name))));
        return svg.ToString();
    }
}
