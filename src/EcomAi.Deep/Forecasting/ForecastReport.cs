using System.Globalization;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting;

/// <summary>
/// The family's sections of a report: whether the model is better than statistics, forecasts of single series, the error by step of the horizon, the
/// calibration of the intervals, and the metrics by group. Drawn from a run's <c>backtest.json</c>, <c>backtest.parquet</c> and <c>history.parquet</c>.
/// </summary>
internal static class ForecastReport
{
    private const int MostLines = 6;
    private static readonly string[] Columns = [MetricNames.Wql, MetricNames.Mase, MetricNames.Wape, MetricNames.Mape, MetricNames.Rmse, MetricNames.Bias];

    /// <summary>Draws what the run folder holds; empty before the first evaluation.</summary>
    public static IReadOnlyList<ReportSection> Sections(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!File.Exists(run.ConfigPath))
            return [];
        var config = ConfigLoader.Load<LstmConfig>(run.ConfigPath, [], new Dictionary<string, string>());
        var details = ModelDetail.Read(run);
        var sections = new List<ReportSection>();
        if (details.Count > 0)
            sections.Add(new ReportSection("Is it better than statistics?", Comparison(details, config.Evaluate.ValidationMetric)));
        if (ForecastPictures.Draw(run.Path, config) is { } pictures)
            sections.Add(new ReportSection("Forecasts", pictures));
        if (details.Count > 0 && details[0].Detail.Steps.Count > 1)
            sections.Add(new ReportSection("Error by step of the horizon", BySteps(details, config.Evaluate.ValidationMetric)));
        if (Calibration(details, config.Evaluate.ValidationMetric) is { } calibration)
            sections.Add(new ReportSection("Interval calibration", calibration));
        if (details.Count > 0 && details[0].Detail.Groups.Count > 0)
            sections.Add(new ReportSection("By group of series", ByGroups(details, config.Evaluate.ValidationMetric)));
        return sections;
    }

    private static string Comparison(IReadOnlyList<ModelDetail> details, string metric)
    {
        var own = details[0].Detail[metric];
        string[] columns = [metric, .. Columns.Where(column => column != metric)];
        var rows = details.OrderBy(detail => double.IsFinite(detail.Detail[metric]) ? detail.Detail[metric] : double.PositiveInfinity).Select(detail => new TableRow(
        [
            detail.Model,
            .. columns.Take(1).Select(column => Table.Figure(detail.Detail[column])),
            detail == details[0] ? "" : Difference(detail.Detail[metric], own),
            .. columns.Skip(1).Select(column => Table.Figure(detail.Detail[column])),
        ],
        IsMarked: !detail.IsBaseline));
        return new Markup().Add($"<p class=\"verdict\">{ForecastVerdict.Of(details, metric)}</p>\n")
            .Raw(Table.Draw(["model", metric, $"against {details[0].Model}", .. columns.Skip(1)], rows)).ToString();
    }

    private static string BySteps(IReadOnlyList<ModelDetail> details, string metric)
    {
        var shown = BestFirst(details, metric).Take(MostLines).ToList();
        string[] metrics = [metric, .. new[] { MetricNames.Wape, MetricNames.Mase, MetricNames.Wql }.Where(other => other != metric).Take(1)];
        return Figure.Row(metrics.Select(name => Figure.Draw(name, "lower is better", LineChart.Draw(
            $"{name} by step of the horizon",
            [.. shown.Select(detail => new ChartSeries(detail.Model, [.. detail.Detail.Steps.Select((slice, step) => new ChartPoint(step + 1, Value(slice, name)))]))],
            "step of the horizon"))));
    }

    private static string? Calibration(IReadOnlyList<ModelDetail> details, string metric)
    {
        var shown = details.Where(detail => !detail.IsBaseline).Concat(BestFirst(details, metric).Skip(1).Take(2)).Where(detail => Coverages(detail).Count > 0).ToList();
        if (shown.Count == 0)
            return null;
        var chart = CalibrationChart.Draw(
            "observed over nominal coverage of central intervals",
            [.. shown.Select(detail => new ChartSeries(detail.Model, [.. Coverages(detail).Select(pair => new ChartPoint(pair.Percent / 100, pair.Observed / 100))]))]);
        var percents = Coverages(shown[0]).Select(pair => pair.Percent).ToList();
        var rows = shown.SelectMany(detail => new[]
        {
            new TableRow([$"{detail.Model}: coverage, %", .. percents.Select(percent => detail.Detail[MetricNames.Coverage(percent)].ToString("F1", CultureInfo.InvariantCulture))], !detail.IsBaseline),
            new TableRow([$"{detail.Model}: width, relative", .. percents.Select(percent => Table.Figure(detail.Detail[MetricNames.RelativeWidth(percent)]))]),
        });
        return Figure.Row([Figure.Draw("How often intervals held", "above the diagonal: wider than promised; below: too narrow", chart)])
            + Table.Draw(["interval", .. percents.Select(percent => percent.ToString("0.##", CultureInfo.InvariantCulture) + " %")], rows);
    }

    private static string ByGroups(IReadOnlyList<ModelDetail> details, string metric)
    {
        var best = ForecastVerdict.Best(details, metric);
        var rows = details[0].Detail.Groups.Select(group => new TableRow(
        [
            group.Name,
            group.Points.ToString("N0", CultureInfo.InvariantCulture),
            Table.Figure(Value(group, metric)),
            .. best is null ? [] : new[] { best.Detail.Groups.FirstOrDefault(other => other.Name == group.Name) is { } same ? Table.Figure(Value(same, metric)) : "" },
        ]));
        return Table.Draw(["group", "points", $"{metric}, {details[0].Model}", .. best is null ? [] : new[] { $"{metric}, {best.Model}" }], rows);
    }

    /// <summary>The model, then the methods beside it from the best on.</summary>
    private static IEnumerable<ModelDetail> BestFirst(IReadOnlyList<ModelDetail> details, string metric) => details.Take(1)
        .Concat(details.Skip(1).Where(detail => detail.IsBaseline && double.IsFinite(detail.Detail[metric])).OrderBy(detail => detail.Detail[metric]));

    private static List<(double Percent, double Observed)> Coverages(ModelDetail detail)
    {
        const string prefix = "Coverage@";
        return
        [
            .. detail.Detail.Metrics.Where(metric => metric.Name.StartsWith(prefix, StringComparison.Ordinal) && double.IsFinite(metric.Value))
                .Select(metric => (Percent: double.Parse(metric.Name[prefix.Length..], CultureInfo.InvariantCulture), metric.Value)).OrderBy(pair => pair.Percent),
        ];
    }

    private static double Value(MetricSlice slice, string metric) => slice.Metrics.FirstOrDefault(value => value.Name == metric)?.Value ?? double.NaN;

    private static string Difference(double value, double own) =>
        double.IsFinite(value) && own > 0 ? ((value / own - 1) * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + " %" : "";
}
