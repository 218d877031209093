using System.Globalization;
using System.Xml.Linq;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Reporting;

public sealed class ChartTests
{
    private const string Hostile = "\"><script>alert('x')</script>\u0001";

    private static XElement Parse(string html) => XElement.Parse($"<div>{html}</div>");

    private static XElement Svg(string html) => Parse(html).Element("svg")!;

    private static ChartPoint[] Ramp(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(i => new ChartPoint(i, value(i)))];

    private static List<(double X, double Y)> Places(XElement path) =>
    [
        .. path.Attribute("d")!.Value.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(' ', 'h'))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];

    private static Fan Fan(int steps, bool isTime = false, string title = "store 1") => new()
    {
        Title = title,
        History = Ramp(10, i => 5 + i),
        Actual = [.. Enumerable.Range(10, steps).Select(i => new ChartPoint(i, 16))],
        Forecast = [.. Enumerable.Range(10, steps).Select(i => new ChartPoint(i, 15))],
        Bands =
        [
            new(0.8, [.. Enumerable.Range(10, steps).Select(i => new ChartPoint(i, 13))], [.. Enumerable.Range(10, steps).Select(i => new ChartPoint(i, 17))]),
            new(0.95, [.. Enumerable.Range(10, steps).Select(i => new ChartPoint(i, 11))], [.. Enumerable.Range(10, steps).Select(i => new ChartPoint(i, 19))]),
        ],
        IsTime = isTime,
    };

    [Fact]
    public void Ticks_are_round_numbers_within_the_range()
    {
        Assert.Equal([0, 0.5, 1, 1.5, 2], AxisTicks.Numbers(0, 2));
        Assert.Equal([0.14, 0.16, 0.18, 0.2], AxisTicks.Numbers(0.13, 0.2));
        Assert.Equal(["0.0", "0.5", "1.0", "1.5", "2.0"], AxisTicks.LabelledNumbers(0, 2).Select(tick => tick.Label));
        Assert.Equal(["0", "100k", "200k", "300k", "400k"], AxisTicks.LabelledNumbers(0, 400_000).Select(tick => tick.Label));
    }

    [Theory]
    [InlineData("2016-01-04", "2018-10-29", "2016-07 2017-01 2017-07 2018-01 2018-07")]
    [InlineData("1998-01-01", "2002-03-01", "1998 1999 2000 2001 2002")]
    [InlineData("2024-02-27", "2024-03-03", "02-27 02-28 02-29 03-01 03-02 03-03")]
    public void Times_are_marked_at_the_calendars_own_borders(string from, string to, string labels)
    {
        static double Micros(string day) => (DateTime.Parse(day, CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalMicroseconds;
        Assert.Equal(labels.Split(' '), AxisTicks.Times(Micros(from), Micros(to)).Select(tick => tick.Label));
    }

    [Fact]
    public void A_line_goes_through_its_points_upwards_for_larger_values()
    {
        var line = Svg(LineChart.Draw("loss", [new("loss", [new(0, 1), new(10, 2), new(20, 4)])], "step")).Element("path")!;
        var places = Places(line);
        Assert.Equal(3, places.Count);
        Assert.Equal((places[0].X + places[2].X) / 2, places[1].X, 0.11);
        Assert.Equal((places[0].Y - places[2].Y) / 3, places[0].Y - places[1].Y, 0.11); // a third of the way from 1 to 4
        Assert.True(places[0].Y > places[2].Y);
    }

    [Fact]
    public void A_missing_value_breaks_the_line()
    {
        var line = Svg(LineChart.Draw("x", [new("x", [new(0, 1), new(1, double.NaN), new(2, 3), new(3, 4)])], "step")).Element("path")!;
        Assert.Equal(2, line.Attribute("d")!.Value.Count(letter => letter == 'M'));
    }

    [Fact]
    public void Several_series_have_colours_of_their_own_and_a_legend()
    {
        var html = Parse(LineChart.Draw("errors", [new("lstm", Ramp(3, i => i)), new("naive", Ramp(3, i => 2 * i))], "step"));
        Assert.Equal(["line c1", "line c0"], html.Element("svg")!.Elements("path").Select(path => path.Attribute("class")!.Value)); // the first one on top
        Assert.Equal(["lstm", "naive"], html.Element("div")!.Elements("span").Select(span => span.Value));
    }

    [Fact]
    public void Thousands_of_points_are_thinned_but_keep_their_extremes()
    {
        var points = Ramp(100_000, i => i == 54_321 ? 1000 : i == 7 ? -1000 : Math.Sin(i));
        var kept = ChartPoint.Thin(points);
        Assert.InRange(kept.Count, 100, 400);
        Assert.Equal(1000, kept.Max(point => point.Value));
        Assert.Equal(-1000, kept.Min(point => point.Value));
        Assert.Equal(kept.Select(point => point.At).Order(), kept.Select(point => point.At));
        Assert.Equal((points[0], points[^1]), (kept[0], kept[^1]));
    }

    [Fact]
    public void Names_cannot_leave_their_place()
    {
        string[] pictures =
        [
            LineChart.Draw(Hostile, [new(Hostile, Ramp(3, i => i)), new(Hostile, Ramp(3, i => i))], Hostile, Hostile),
            BarChart.Draw(Hostile, [new(Hostile, 1, true)]),
            FanChart.Draw(Fan(4, title: Hostile)),
            CalibrationChart.Draw(Hostile, [new(Hostile, [new(0.8, 0.75)])]),
            Figure.Draw(Hostile, Hostile, ""),
            Table.Draw([Hostile], [new TableRow([Hostile])]),
        ];
        foreach (var picture in pictures)
        {
            Assert.DoesNotContain("<script", picture, StringComparison.Ordinal);
            Assert.DoesNotContain('\u0001', picture);
            Parse(picture); // and it is sound markup
        }
    }

    [Fact]
    public void Nothing_finite_to_draw_is_said()
    {
        Assert.Contains("no finite values", LineChart.Draw("x", [new("x", [new(0, double.NaN)])], "step"), StringComparison.Ordinal);
        Assert.Contains("no finite values", BarChart.Draw("x", [new("x", double.PositiveInfinity, false)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_are_as_long_as_their_values()
    {
        var svg = Svg(BarChart.Draw("WQL", [new("lstm", 0.1, true), new("naive", 0.4, false), new("none", double.NaN, false)]));
        double[] widths = [.. svg.Elements("rect").Select(bar => double.Parse(bar.Attribute("width")!.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(2, widths.Length);
        Assert.Equal(4, widths[1] / widths[0], 0.02);
        Assert.Contains("0.4000", svg.Elements("text").Select(text => text.Value));
        Assert.Contains("–", svg.Elements("text").Select(text => text.Value));
    }

    [Fact]
    public void Bars_below_zero_end_at_the_common_zero()
    {
        var bars = Svg(BarChart.Draw("Bias", [new("a", -1, true), new("b", 1, false)])).Elements("rect").ToList();
        double Of(int bar, string name) => double.Parse(bars[bar].Attribute(name)!.Value, CultureInfo.InvariantCulture);
        Assert.Equal(Of(1, "x"), Of(0, "x") + Of(0, "width"), 0.11);
    }

    [Fact]
    public void A_fan_nests_its_intervals_the_widest_at_the_back()
    {
        var html = FanChart.Draw(Fan(6));
        var bands = Svg(html).Elements("polygon").ToList();
        Assert.Equal(["band band0", "band band1"], bands.Select(band => band.Attribute("class")!.Value));
        double Height(XElement band)
        {
            var ys = band.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => double.Parse(pair.Split(',')[1], CultureInfo.InvariantCulture)).ToList();
            return ys.Max() - ys.Min();
        }

        Assert.Equal(2, Height(bands[0]) / Height(bands[1]), 0.05); // 11 to 19 around 13 to 17
        Assert.Equal(["history", "what came", "forecast", "80 % interval", "95 % interval"], Parse(html).Element("div")!.Elements("span").Select(span => span.Value));
    }

    [Fact]
    public void A_forecast_of_one_step_still_shows_its_intervals() => Assert.Equal(2, Svg(FanChart.Draw(Fan(1))).Elements("rect").Count());

    [Fact]
    public void A_perfectly_calibrated_point_lies_on_the_diagonal()
    {
        var svg = Svg(CalibrationChart.Draw("coverage", [new("after", [new(0.5, 0.5)])]));
        var line = svg.Elements("line").Single(one => one.Attribute("class")!.Value == "diagonal");
        double Middle(string from, string to) => (double.Parse(line.Attribute(from)!.Value, CultureInfo.InvariantCulture) + double.Parse(line.Attribute(to)!.Value, CultureInfo.InvariantCulture)) / 2;
        var point = svg.Element("circle")!;
        Assert.Equal(Middle("x1", "x2"), double.Parse(point.Attribute("cx")!.Value, CultureInfo.InvariantCulture), 0.11);
        Assert.Equal(Middle("y1", "y2"), double.Parse(point.Attribute("cy")!.Value, CultureInfo.InvariantCulture), 0.11);
    }

    [Fact]
    public void Figures_of_one_prefix_and_size_share_a_chart()
    {
        string[] names = ["train/loss", "train/learningRate", "validation/HR@10", "validation/NDCG@10"];
        double[] values = [0.7, 0.001, 0.6, 0.3];
        var rows = names.Zip(values, (name, value) => new MetricRow(1, 1, name, value, 0)).ToList();
        Assert.Equal(
            ["train/loss", "train/learningRate", "validation/HR@10+validation/NDCG@10"],
            CurvePart.Groups(rows).Select(group => string.Join('+', group.Select(series => series.Name))));
    }

    [Fact]
    public void Numbers_are_written_alike_everywhere()
    {
        string[] Draw() => [FanChart.Draw(Fan(4)), BarChart.Draw("x", [new("x", 0.125, true)]), LineChart.Draw("x", [new("x", Ramp(3, i => i * 0.5))], "step"), Table.Figure(1234.5)];
        var (before, expected) = (CultureInfo.CurrentCulture, Draw());
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal(expected, Draw());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
