namespace EcomAi.Deep.Reporting;

/// <summary>The frame that charts share: places of values, grid, marks and axis titles.</summary>
internal sealed class PlotArea
{
    private const double Right = 14;
    private const double LetterWidth = 6.4;
    private readonly Axis _x;
    private readonly Axis _y;

    /// <summary>Divides the room of a chart.</summary>
    /// <param name="width">Of the whole drawing.</param>
    /// <param name="height">Of the whole drawing.</param>
    /// <param name="x">The axis below.</param>
    /// <param name="y">The axis at the left.</param>
    public PlotArea(double width, double height, Axis x, Axis y)
    {
        (Width, Height, _x, _y) = (width, height, x, y);
        Left = Math.Max(34, (y.Ticks.Select(tick => tick.Label.Length).DefaultIfEmpty(0).Max() * LetterWidth) + 14) + (y.Title.Length > 0 ? 16 : 0);
        Bottom = x.Title.Length > 0 ? 44 : 28;
        Top = 12;
    }

    public double Width { get; }

    public double Height { get; }

    public double Left { get; }

    public double Top { get; }

    private double Bottom { get; }

    /// <summary>The place of a value of the axis below.</summary>
    public double X(double value) => Left + ((value - _x.Low) / (_x.High - _x.Low) * (Width - Left - Right));

    /// <summary>The place of a value of the axis at the left.</summary>
    public double Y(double value) => Height - Bottom - ((value - _y.Low) / (_y.High - _y.Low) * (Height - Top - Bottom));

    /// <summary>The lower edge of the plot.</summary>
    public double Floor => Height - Bottom;

    /// <summary>The right edge of the plot.</summary>
    public double End => Width - Right;

    /// <summary>Starts a drawing: its label for readers that cannot see it, grid, marks and titles.</summary>
    public Markup Start(string label)
    {
        var svg = new Markup();
        svg.Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{label}\">");
        foreach (var tick in _y.Ticks)
            svg.Add($"<line class=\"grid\" x1=\"{Left:F1}\" x2=\"{End:F1}\" y1=\"{Y(tick.At):F1}\" y2=\"{Y(tick.At):F1}\"/><text class=\"y\" x=\"{Left - 8:F1}\" y=\"{Y(tick.At) + 4:F1}\">{tick.Label}</text>");
        svg.Add($"<line class=\"axis\" x1=\"{Left:F1}\" x2=\"{End:F1}\" y1=\"{Floor:F1}\" y2=\"{Floor:F1}\"/>");
        var free = double.NegativeInfinity;
        foreach (var tick in _x.Ticks)
        {
            var half = tick.Label.Length * LetterWidth / 2;
            svg.Add($"<line class=\"axis\" x1=\"{X(tick.At):F1}\" x2=\"{X(tick.At):F1}\" y1=\"{Floor:F1}\" y2=\"{Floor + 4:F1}\"/>");
            if (X(tick.At) - half < free)
                continue;
            var center = Math.Min(X(tick.At), Width - half); // the last label stays inside the picture
            svg.Add($"<text class=\"x\" x=\"{center:F1}\" y=\"{Floor + 17:F1}\">{tick.Label}</text>");
            free = center + half + 6;
        }

        if (_x.Title.Length > 0)
            svg.Add($"<text class=\"x\" x=\"{(Left + End) / 2:F1}\" y=\"{Height - 6:F1}\">{_x.Title}</text>");
        if (_y.Title.Length > 0)
            svg.Add($"<text class=\"x\" transform=\"translate(12 {(Top + Floor) / 2:F1}) rotate(-90)\">{_y.Title}</text>");
        return svg;
    }

    /// <summary>Draws a line through points, broken where a value is missing.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="style">Classes of the line.</param>
    /// <param name="points">Values of both axes.</param>
    public void Line(Markup svg, string style, IReadOnlyList<ChartPoint> points)
    {
        svg.Add($"<path class=\"line {style}\" d=\"");
        var isDown = false;
        for (var i = 0; i < points.Count; i++)
        {
            var (at, value) = points[i];
            if (!double.IsFinite(value))
            {
                isDown = false;
                continue;
            }

            svg.Add($"{(isDown ? 'L' : 'M')}{X(at):F1} {Y(value):F1}");
            // A value between two missing ones shows as a dot: the line's caps are round.
            if (!isDown && (i + 1 == points.Count || !double.IsFinite(points[i + 1].Value)))
                svg.Raw("h0.01");
            isDown = true;
        }

        svg.Raw("\"/>");
    }
}
