using System.Globalization;

namespace EcomAi.Deep.Reporting;

/// <summary>Horizontal bars from a common zero as inline SVG, the figures at their ends.</summary>
internal static class BarChart
{
    private const double Width = 480;
    private const double RowHeight = 26;
    private const double Thickness = 16;
    private const double FigureWidth = 64;
    private const int LongestName = 24;

    /// <summary>Draws bars in the given order.</summary>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="bars">The bars, from top to bottom.</param>
    public static string Draw(string title, IReadOnlyList<Bar> bars)
    {
        var finite = bars.Select(bar => bar.Value).Where(double.IsFinite).ToList();
        if (finite.Count == 0)
            return "<p class=\"quiet\">no finite values</p>";
        var (low, high) = (Math.Min(0, finite.Min()), Math.Max(0, finite.Max()));
        if (low == high)
            high = 1;
        var left = Math.Min(LongestName, bars.Max(bar => bar.Name.Length)) * 6.6 + 16;
        var end = Width - FigureWidth;
        double X(double value) => left + ((value - low) / (high - low) * (end - left));

        var height = (bars.Count * RowHeight) + 8;
        var svg = new Markup().Add($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{title}\">");
        for (var row = 0; row < bars.Count; row++)
        {
            var bar = bars[row];
            var middle = 4 + ((row + 0.5) * RowHeight);
            var style = bar.IsMarked ? "marked" : "plain";
            svg.Add($"<text class=\"y {style}\" x=\"{left - 8:F1}\" y=\"{middle + 4:F1}\">{Shorten(bar.Name)}<title>{bar.Name}</title></text>");
            if (!double.IsFinite(bar.Value))
            {
                svg.Add($"<text x=\"{X(0) + 6:F1}\" y=\"{middle + 4:F1}\">–</text>");
                continue;
            }

            var (from, to) = (X(Math.Min(0, bar.Value)), X(Math.Max(0, bar.Value)));
            svg.Add($"<rect class=\"bar {style}\" x=\"{from:F1}\" y=\"{middle - (Thickness / 2):F1}\" width=\"{Math.Max(1, to - from):F1}\" height=\"{Thickness}\" rx=\"2\"/>")
                .Add($"<text class=\"{style}\" x=\"{to + 7:F1}\" y=\"{middle + 4:F1}\">{Figure(bar.Value)}</text>");
        }

        return svg.Add($"<line class=\"axis\" x1=\"{X(0):F1}\" x2=\"{X(0):F1}\" y1=\"2\" y2=\"{height - 2:F1}\"/></svg>").ToString();
    }

    private static string Figure(double value) =>
        Math.Abs(value) < 100 ? value.ToString("F4", CultureInfo.InvariantCulture) : AxisTicks.Number(value, 1);

    private static string Shorten(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}
