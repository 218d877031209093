using System.Xml.Linq;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Tests.Training;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Forecasting;

/// <summary>Six weekly series with a wave, the last 8 of 60 weeks being the test: the model is off by a tenth, the last value by the wave.</summary>
public sealed class ForecastReportTests : IDisposable
{
    private const int Length = 60;
    private const int Horizon = 8;
    private static readonly double[] Levels = [.025, .1, .5, .9, .975];
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private RunFolder Run(bool withDetails = true)
    {
        var run = RunFolder.Create(_root.Path, "lstm");
        var config = new LstmConfig
        {
            Family = "lstm",
            Data = new SeriesDataConfig { Series = "sales.parquet", Keys = ["id"], Time = "week", Target = "units" },
            Forecast = new ForecastConfig { Horizon = Horizon, Quantiles = Levels },
            Evaluate = new BacktestConfig { ValidationMetric = "WQL" },
        };
        run.WriteConfig(config);
        var panel = Panels.Of(FrequencyKind.Weekly, [.. Enumerable.Range(1, 6).Select(size => Enumerable.Range(0, Length).Select(t => size * (100 + (30 * MathF.Sin(t / 4f)))).ToArray())]);
        HistoryFile.Write(Path.Combine(run.Path, HistoryFile.Name), panel, config.Data);
        BacktestRound[] rounds = [new("test 1", [.. Enumerable.Repeat(Length - Horizon, panel.Count)])];
        var model = Predict(panel, rounds[0], (target, _) => target * 1.1);
        BacktestFile.Write(Path.Combine(run.Path, BacktestFile.Name), panel, rounds, [model], config.Forecast);
        if (withDetails)
        {
            BacktestDetail Measure(Forecast forecast) => Backtest.Measure(panel, rounds, [forecast], config.Forecast, config.Evaluate);
            ModelDetail.Write(run,
            [
                new("lstm", false, Measure(model)),
                new("naive", true, Measure(Predict(panel, rounds[0], (_, last) => last))),
                new("zero", true, Measure(Predict(panel, rounds[0], (_, _) => 0))),
            ]);
        }

        return run;
    }

    private static Forecast Predict(SeriesPanel panel, BacktestRound round, Func<double, double, double> point)
    {
        var forecast = new Forecast(panel.Count, Horizon, Levels);
        for (var series = 0; series < panel.Count; series++)
        {
            for (var step = 0; step < Horizon; step++)
            {
                var origin = (series * panel.Length) + round.Origins[series];
                var value = point(panel.Target[origin + step], panel.Target[origin - 1]);
                forecast.Point[forecast.At(series, step)] = forecast.Mean[forecast.At(series, step)] = value;
                for (var level = 0; level < Levels.Length; level++)
                    forecast.QuantilesAt(series, step)[level] = value * (1 + ((level - 2) * .06 * (1 + (step * .1))));
            }
        }

        return forecast;
    }

    [Fact]
    public void The_sections_follow_one_another_and_are_sound()
    {
        using var run = Run();
        var sections = ForecastReport.Sections(run);
        Assert.Equal(["Is it better than statistics?", "Forecasts", "Error by step of the horizon", "Interval calibration"], sections.Select(section => section.Title));
        foreach (var section in sections)
            XElement.Parse($"<div>{section.Html.Replace("&#39;", "'", StringComparison.Ordinal)}</div>");
        Assert.Contains("</html>", File.ReadAllText(ReportWriter.Write(run, sections)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_series_come_first_then_the_worst()
    {
        using var run = Run();
        var captions = XElement.Parse($"<div>{ForecastReport.Sections(run)[1].Html}</div>").Descendants("figcaption").Select(caption => ((XText)caption.FirstNode!).Value.Trim());
        Assert.Equal(["id 5", "id 4", "id 3", "id 2"], captions); // all are equally bad, and the larger half is drawn already
    }

    [Fact] // targets 100 and 200 against points 110 and 220: the wave's history lies before, forecast and what came behind
    public void A_picture_holds_the_history_before_the_origin_and_what_came_after()
    {
        using var run = Run();
        var svg = XElement.Parse($"<div>{ForecastReport.Sections(run)[1].Html}</div>").Descendants("svg").First();
        Assert.Equal("id 5: history of 40 steps and forecast of 8 steps", svg.Attribute("aria-label")!.Value);
        Assert.Equal(8, svg.Elements("circle").Count(circle => circle.Attribute("class")!.Value == "actual"));
        Assert.Equal(2, svg.Elements("polygon").Count());
    }

    [Fact]
    public void Before_an_evaluation_there_are_no_figures()
    {
        using var run = Run(withDetails: false);
        Assert.Equal(["Forecasts"], ForecastReport.Sections(run).Select(section => section.Title));
    }

    [Fact]
    public void The_verdict_names_the_best_method_and_the_distance()
    {
        ModelDetail[] details = [Detail("lstm", false, (.131, 1.2)), Detail("naive", true, (.2, 1.5)), Detail("arima", true, (.142, 1.3))];
        Assert.Equal("Better than statistics: lstm's WQL is 0.1310, 7.7 % below the best statistical method (arima, 0.1420).", ForecastVerdict.Of(details, "WQL"));
    }

    [Fact]
    public void The_verdict_admits_defeat_also_by_other_metrics()
    {
        ModelDetail[] details = [Detail("lstm", false, (.131, .835)), Detail("zero", true, (1, .796)), Detail("pooledQuantiles", true, (.1, .9))];
        Assert.Equal(
            "Not better than statistics: lstm's WQL is 0.1310, 31 % above the best statistical method (pooledQuantiles, 0.1000). By MASE (zero 0.7960, lstm 0.8350) a statistical method is the better.",
            ForecastVerdict.Of(details, "WQL"));
    }

    [Fact]
    public void Without_methods_beside_it_the_verdict_says_so() =>
        Assert.Contains("No statistical method was measured beside it", ForecastVerdict.Of([Detail("lstm", false, (.131, 1))], "WQL"), StringComparison.Ordinal);

    private static ModelDetail Detail(string model, bool isBaseline, (double Wql, double Mase) values) =>
        new(model, isBaseline, new BacktestDetail("rolling origin", 1, 1, 0, 0, [new(MetricNames.Wql, values.Wql), new(MetricNames.Mase, values.Mase)], [], []));
}
