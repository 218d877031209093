using System.Globalization;
using System.Xml.Linq;
using EcomAi.Deep.Reporting;

namespace EcomAi.Deep.Tests.Reporting;

public sealed class IntervalChartTests
{
    private static readonly XElement[] None = [];

    [Fact]
    public void A_row_is_a_dot_within_its_whisker_on_one_axis()
    {
        var svg = Draw(new Interval("dqn", .95, .9, 1, true), new Interval("pid", .85, .8, .9, false));
        var dots = svg.Elements("circle").Select(dot => Number(dot, "cx")).ToArray();
        var whiskers = svg.Elements("path").Select(path => path.Attribute("d")!.Value[1..].Split(' ', 'H')).Select(part => (From: Parse(part[0]), To: Parse(part[2]))).ToArray();
        Assert.Equal(2, dots.Length);
        Assert.All(whiskers.Zip(dots), pair => Assert.Equal((pair.First.From + pair.First.To) / 2, pair.Second, .11));
        Assert.Equal(whiskers[1].To, whiskers[0].From, .11); // both at .9
        Assert.True(dots[0] > dots[1]);
        Assert.All(whiskers, whisker => Assert.InRange(whisker.To, whisker.From, 480));
        Assert.Equal(["c0", "c7"], svg.Elements("circle").Select(dot => dot.Attribute("class")!.Value));
    }

    [Fact]
    public void Rows_without_a_figure_are_left_out_and_equal_ones_still_have_an_axis()
    {
        var svg = Draw(new Interval("a", 1, 1, 1, true), new Interval("b", 1, 1, 1, false), new Interval("c", double.NaN, double.NaN, double.NaN, false));
        Assert.Equal(2, svg.Elements("circle").Count());
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Assert.Contains("no finite values", IntervalChart.Draw("t", [new Interval("c", double.NaN, 0, 0, false)], "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_text_alone_and_long_ones_are_cut()
    {
        const string hostile = "\"><script>alert('x')</script>";
        var svg = Draw(new Interval(hostile, 1, .5, 2, true), new Interval(new string('n', 40), 1, .5, 2, false));
        Assert.Equal(None, svg.Descendants("script"));
        var labels = svg.Elements("text").Where(text => text.Attribute("class")!.Value.StartsWith("y ", StringComparison.Ordinal)).ToArray();
        Assert.EndsWith("…" + new string('n', 40), labels[1].Value, StringComparison.Ordinal);
    }

    private static XElement Draw(params Interval[] rows) => XElement.Parse($"<div>{IntervalChart.Draw("title", rows, "across")}</div>").Element("svg")!;

    private static double Number(XElement element, string name) => Parse(element.Attribute(name)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
