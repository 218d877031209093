namespace EcomAi.Deep.Reporting;

/// <summary>Figures with their intervals as inline SVG: a dot and a whisker a row, over an axis that need not begin at zero.</summary>
internal static class IntervalChart
{
    private const double Width = 480;
    private const double RowHeight = 26;
    private const int LongestName = 24;

    /// <summary>Draws rows in the given order.</summary>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="rows">The rows, from top to bottom.</param>
    /// <param name="across">What the axis below measures.</param>
    public static string Draw(string title, IReadOnlyList<Interval> rows, string across)
    {
        var shown = rows.Where(row => double.IsFinite(row.Value)).ToList();
        if (shown.Count == 0)
            return "<p class=\"quiet\">no finite values</p>";
        var axis = Axis.Numbers(shown.Min(row => row.Low), shown.Max(row => row.High), across, margin: 0.05);
        var left = (Math.Min(LongestName, shown.Max(row => row.Name.Length)) * 6.6) + 16;
        var floor = (shown.Count * RowHeight) + 8;
        var height = floor + 40;
        double X(double value) => left + ((value - axis.Low) / (axis.High - axis.Low) * (Width - 24 - left));

        var svg = new Markup().Add($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{title}\">");
        foreach (var tick in axis.Ticks)
        {
            svg.Add($"<line class=\"grid\" x1=\"{X(tick.At):F1}\" x2=\"{X(tick.At):F1}\" y1=\"4\" y2=\"{floor:F1}\"/>")
                .Add($"<text class=\"x\" x=\"{X(tick.At):F1}\" y=\"{floor + 15:F1}\">{tick.Label}</text>");
        }

        svg.Add($"<text class=\"x\" x=\"{(left + Width) / 2:F1}\" y=\"{height - 6:F1}\">{across}</text>");
        for (var i = 0; i < shown.Count; i++)
        {
            var row = shown[i];
            var middle = 4 + ((i + 0.5) * RowHeight);
            var style = row.IsMarked ? "c0" : "c7";
            var name = row.Name.Length <= LongestName ? row.Name : $"{row.Name[..(LongestName - 1)]}…";
            svg.Add($"<text class=\"y {(row.IsMarked ? "marked" : "plain")}\" x=\"{left - 8:F1}\" y=\"{middle + 4:F1}\">{name}<title>{row.Name}</title></text>")
                .Add($"<path class=\"line {style}\" d=\"M{X(row.Low):F1} {middle:F1}H{X(row.High):F1}\"/>")
                .Add($"<circle class=\"{style}\" cx=\"{X(row.Value):F1}\" cy=\"{middle:F1}\" r=\"4\"><title>{row.Name}: {row.Value:G5}, {row.Low:G5} to {row.High:G5}</title></circle>");
        }

        return svg.Raw("</svg>").ToString();
    }
}
