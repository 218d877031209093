namespace EcomAi.Deep.Reporting;

/// <summary>How often intervals held what they promised: observed over nominal coverage, the diagonal being perfect.</summary>
internal static class CalibrationChart
{
    private const double Width = 480;
    private const double Height = 300;

    /// <summary>Draws one or several curves.</summary>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="series">Points (nominal, observed), both shares of 0 to 1, ascending.</param>
    public static string Draw(string title, IReadOnlyList<ChartSeries> series)
    {
        AxisTick[] ticks = [new(0, "0 %"), new(0.2, "20 %"), new(0.4, "40 %"), new(0.6, "60 %"), new(0.8, "80 %"), new(1, "100 %")];
        var plot = new PlotArea(Width, Height, new Axis(0, 1, ticks, "nominal coverage"), new Axis(0, 1, ticks, "observed coverage"));
        var svg = plot.Start(title);
        svg.Add($"<line class=\"diagonal\" x1=\"{plot.X(0):F1}\" y1=\"{plot.Y(0):F1}\" x2=\"{plot.X(1):F1}\" y2=\"{plot.Y(1):F1}\"/>");
        for (var i = series.Count - 1; i >= 0; i--)
        {
            plot.Line(svg, Legend.Style(i), series[i].Points);
            foreach (var (nominal, observed) in series[i].Points.Where(point => double.IsFinite(point.Value)))
                svg.Add($"<circle class=\"{Legend.Style(i)}\" cx=\"{plot.X(nominal):F1}\" cy=\"{plot.Y(observed):F1}\" r=\"3\"><title>{series[i].Name}: {nominal * 100:0.#} % interval held {observed * 100:0.0} %</title></circle>");
        }

        return svg.Raw("</svg>").Raw(Legend.Draw(series.Select((one, i) => (Legend.Style(i), one.Name)).Append(("diagonal", "as promised")))).ToString();
    }
}
