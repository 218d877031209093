using System.Globalization;

namespace EcomAi.Deep.Reporting;

/// <summary>History, what came, and the forecast with its intervals as inline SVG.</summary>
internal static class FanChart
{
    private const double Width = 520;
    private const double Height = 250;
    private const int MostMarkers = 30;

    /// <summary>Draws one series.</summary>
    public static string Draw(Fan fan)
    {
        var bands = fan.Bands.OrderByDescending(band => band.Level).ToList();
        var points = bands.SelectMany(band => band.Low.Concat(band.High)).Concat(fan.History).Concat(fan.Actual).Concat(fan.Forecast)
            .Where(point => double.IsFinite(point.Value)).ToList();
        if (points.Count == 0)
            return "<p class=\"quiet\">no finite values</p>";
        var (first, last) = (points.Min(point => point.At), points.Max(point => point.At));
        var plot = new PlotArea(
            Width,
            Height,
            fan.IsTime ? Axis.Times(first, last, "") : Axis.Numbers(first, last, ""),
            Axis.Numbers(points.Min(point => point.Value), points.Max(point => point.Value), "", margin: 0.05));
        var svg = plot.Start($"{fan.Title}: history of {fan.History.Count} steps and forecast of {fan.Forecast.Count} steps");
        for (var i = 0; i < bands.Count; i++)
            Area(svg, plot, bands[i], i);
        if (fan.Forecast.Count > 0 && fan.History.Count > 0)
        {
            var origin = (plot.X(fan.History[^1].At) + plot.X(fan.Forecast[0].At)) / 2;
            svg.Add($"<line class=\"origin\" x1=\"{origin:F1}\" x2=\"{origin:F1}\" y1=\"{plot.Top:F1}\" y2=\"{plot.Floor:F1}\"/>");
        }

        plot.Line(svg, "history", ChartPoint.Thin(fan.History));
        plot.Line(svg, "actual", ChartPoint.Thin(fan.Actual));
        plot.Line(svg, "c0", ChartPoint.Thin(fan.Forecast));
        if (fan.Forecast.Count <= MostMarkers)
        {
            Markers(svg, plot, fan, "actual", fan.Actual);
            Markers(svg, plot, fan, "c0", fan.Forecast);
        }

        return svg.Raw("</svg>").Raw(Key(fan, bands)).ToString();
    }

    private static string Key(Fan fan, List<FanBand> bands)
    {
        var entries = new List<(string Style, string Name)>();
        if (fan.History.Count > 0)
            entries.Add(("history", "history"));
        if (fan.Actual.Count > 0)
            entries.Add(("actual", "what came"));
        entries.Add(("c0", "forecast"));
        for (var i = bands.Count - 1; i >= 0; i--)
            entries.Add(($"band band{Math.Min(i, 2)}", $"{(bands[i].Level * 100).ToString("0.#", CultureInfo.InvariantCulture)} % interval"));
        return Legend.Draw(entries);
    }

    private static void Area(Markup svg, PlotArea plot, FanBand band, int order)
    {
        var whole = band.Low.Zip(band.High).Where(pair => double.IsFinite(pair.First.Value) && double.IsFinite(pair.Second.Value)).ToList();
        var style = $"band band{Math.Min(order, 2)}";
        if (whole.Count == 1)
        {
            // An area over one step would have no width.
            var (x, top, bottom) = (plot.X(whole[0].First.At), plot.Y(whole[0].Second.Value), plot.Y(whole[0].First.Value));
            svg.Add($"<rect class=\"{style}\" x=\"{x - 3:F1}\" y=\"{top:F1}\" width=\"6\" height=\"{bottom - top:F1}\"/>");
        }

        if (whole.Count < 2)
            return;
        svg.Add($"<polygon class=\"{style}\" points=\"");
        foreach (var (_, high) in whole)
            svg.Add($"{plot.X(high.At):F1},{plot.Y(high.Value):F1} ");
        foreach (var (low, _) in Enumerable.Reverse(whole))
            svg.Add($"{plot.X(low.At):F1},{plot.Y(low.Value):F1} ");
        svg.Raw("\"/>");
    }

    private static void Markers(Markup svg, PlotArea plot, Fan fan, string style, IReadOnlyList<ChartPoint> points)
    {
        foreach (var (at, value) in points.Where(point => double.IsFinite(point.Value)))
        {
            var moment = fan.IsTime ? AxisTicks.Moment(at) : at.ToString("#,0", CultureInfo.InvariantCulture);
            svg.Add($"<circle class=\"{style}\" cx=\"{plot.X(at):F1}\" cy=\"{plot.Y(value):F1}\" r=\"2.5\"><title>{(style == "c0" ? "forecast" : "what came")} {moment}: {value:G5}</title></circle>");
        }
    }
}
