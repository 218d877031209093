using System.Globalization;
using System.Net;
using System.Text;

namespace EcomAi.Deep.Reporting;

/// <summary>A line over steps as inline SVG; colours come from the page's style.</summary>
internal static class LineChart
{
    private const double Width = 460;
    private const double Height = 240;
    private const double Left = 62;
    private const double Right = 14;
    private const double Top = 14;
    private const double Bottom = 34;
    private const int MostPoints = 400;
    private const int MostMarkers = 40;

    /// <summary>Draws the finite points of a series.</summary>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="points">Steps ascending, and values.</param>
    public static string Draw(string title, IReadOnlyList<(long Step, double Value)> points)
    {
        var finite = points.Where(point => double.IsFinite(point.Value)).ToList();
        if (finite.Count == 0)
            return "<p class=\"quiet\">no finite values</p>";
        var shown = Thin(finite);
        var (low, high) = Range(finite.Min(point => point.Value), finite.Max(point => point.Value));
        var (first, last) = Range(finite[0].Step, finite[^1].Step);
        double X(double step) => Left + ((step - first) / (last - first) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - ((value - low) / (high - low) * (Height - Top - Bottom));

        var svg = new StringBuilder();
        Append(svg, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        foreach (var tick in Ticks(low, high))
            Append(svg, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):F1}\" y2=\"{Y(tick):F1}\"/><text class=\"y\" x=\"{Left - 8}\" y=\"{Y(tick) + 4:F1}\">{tick:G4}</text>");
        foreach (var tick in Ticks(first, last))
            Append(svg, $"<text class=\"x\" x=\"{X(tick):F1}\" y=\"{Height - Bottom + 20}\">{tick:#,0.##}</text>");
        svg.Append("<polyline class=\"line\" points=\"");
        foreach (var (step, value) in shown)
            Append(svg, $"{X(step):F1},{Y(value):F1} ");
        svg.Append("\"/>");
        if (shown.Count <= MostMarkers)
        {
            foreach (var (step, value) in shown)
                Append(svg, $"<circle cx=\"{X(step):F1}\" cy=\"{Y(value):F1}\" r=\"3\"><title>step {step:N0}: {value:G6}</title></circle>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Round tick positions (1, 2 or 5 times a power of ten) within a range.</summary>
    internal static IEnumerable<double> Ticks(double low, double high)
    {
        var rough = (high - low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        for (var count = Math.Ceiling(low / step); count * step <= high + (step * 1e-9); count++)
            yield return Math.Round(count * step, 12);
    }

    private static void Append(StringBuilder svg, FormattableString part) => svg.Append(part.ToString(CultureInfo.InvariantCulture));

    private static (double Low, double High) Range(double low, double high)
    {
        if (high > low)
            return (low, high);
        var margin = low == 0 ? 1 : Math.Abs(low) * 0.1;
        return (low - margin, high + margin);
    }

    private static List<(long Step, double Value)> Thin(List<(long Step, double Value)> points)
    {
        if (points.Count <= MostPoints)
            return points;
        return [.. Enumerable.Range(0, MostPoints).Select(i => points[(int)((long)i * (points.Count - 1) / (MostPoints - 1))])];
    }
}
