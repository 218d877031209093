using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>The family's sections of a report: R/R* of every bidder with its interval, and how money and lambda went over an episode. Drawn from a run's result and <c>courses.json</c>.</summary>
internal static class BidReport
{
    private const int MostSettings = 8;
    private const int MostLines = 6;

    /// <summary>Draws what the run folder holds; empty before the first evaluation.</summary>
    public static IReadOnlyList<ReportSection> Sections(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sections = new List<ReportSection>();
        if (run.ReadResult() is { } result && Comparison(result) is { } comparison)
            sections.Add(new ReportSection("How close to the optimum in hindsight?", Overview(result) + comparison));
        var courses = BidCourse.Read(run);
        if (courses.Count > 0)
            sections.Add(new ReportSection("The course of an episode", Courses(courses)));
        return sections;
    }

    /// <summary>R/R* of every bidder at every budget and start; nothing where one picture says as much.</summary>
    private static string Overview(RunResult result)
    {
        var settings = result.Models.SelectMany(model => model.Protocols).Select(part => part.Protocol).Distinct().ToList();
        if (settings.Count < 2)
            return "";
        var rows = settings.Select(setting => new TableRow(
            [setting, .. result.Models.Select(model => Table.Figure(model.Protocols.Where(part => part.Protocol == setting).Select(part => Of(part, BidMetricNames.Ratio)).FirstOrDefault(double.NaN)))]));
        return Table.Draw(["R/R*", .. result.Models.Select(model => model.Model)], rows);
    }

    private static string? Comparison(RunResult result)
    {
        var settings = result.Models.SelectMany(model => model.Protocols).Select(part => part.Protocol).Distinct().Take(MostSettings);
        var figures = settings.Select(setting => (setting, Rows: Rows(result, setting))).Where(figure => figure.Rows.Count > 1).ToList();
        return figures.Count == 0 ? null : Figure.Row(figures.Select(figure =>
            Figure.Draw("R/R*", $"{figure.setting}; 95 % intervals over episodes", IntervalChart.Draw($"R/R*, {figure.setting}", figure.Rows, "part of the value of the optimum in hindsight"))));
    }

    private static List<Interval> Rows(RunResult result, string setting) =>
    [
        .. from model in result.Models
           from part in model.Protocols
           where part.Protocol == setting && model.Model != "hindsight"
           let value = Of(part, BidMetricNames.Ratio)
           let low = Of(part, BidMetricNames.Low(BidMetricNames.Ratio))
           let high = Of(part, BidMetricNames.High(BidMetricNames.Ratio))
           where double.IsFinite(value)
           orderby value descending
           select new Interval(model.Model, value, double.IsFinite(low) ? low : value, double.IsFinite(high) ? high : value, !model.IsBaseline),
    ];

    private static double Of(ProtocolResult part, string name) => part.Metrics.FirstOrDefault(metric => metric.Name == name)?.Value ?? double.NaN;

    private static string Courses(IReadOnlyList<BidCourse> courses)
    {
        var figures = new List<string>();
        foreach (var setting in courses.Select(course => course.Setting).Distinct().Take(MostSettings))
        {
            var shown = courses.Where(course => course.Setting == setting).Take(MostLines).ToList();
            figures.Add(Figure.Draw("Part of the budget spent", setting, LineChart.Draw($"part of the budget spent, {setting}", Series(shown, course => course.Spent), "slot")));
            figures.Add(Figure.Draw(
                "Lambda, value asked for per money", setting, LineChart.Draw($"lambda, {setting}", Series(shown.Where(course => course.Lambda.Any(double.IsFinite)), course => course.Lambda), "slot")));
        }

        return Figure.Row(figures);
    }

    private static List<ChartSeries> Series(IEnumerable<BidCourse> courses, Func<BidCourse, IReadOnlyList<double>> values) =>
        [.. courses.Select(course => new ChartSeries(course.Model, [.. values(course).Select((value, slot) => new ChartPoint(slot + 1, value))]))];
}
