using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Tests.Data;
using static EcomAi.Deep.Tests.Forecasting.Panels;

namespace EcomAi.Deep.Tests.Forecasting.Evaluation;

public class BacktestTests
{
    private static readonly double[] Levels = [.1, .5, .9];

    private static readonly ForecastConfig Window = new() { Horizon = 2, Gap = 1, Quantiles = Levels };

    /// <summary>Points 10 * series + step + 1, quantiles one below, at and one above them.</summary>
    private static Forecast Forecasts(int series)
    {
        var forecast = new Forecast(series, Window.Horizon, Levels);
        for (var i = 0; i < forecast.Point.Length; i++)
        {
            forecast.Mean[i] = forecast.Point[i] = (10 * (i / 2)) + (i % 2) + 1;
            for (var q = 0; q < 3; q++)
                forecast.Quantiles[(i * 3) + q] = forecast.Point[i] + q - 1;
        }

        return forecast;
    }

    [Fact]
    public void Targets_are_those_after_the_gap_and_missing_ones_count_nothing()
    {
        // Origin 3: places 4 and 5 are measured. Forecasts 1, 2 against 3, -; and 11, 12 against 11, 16. Scales 1 and 2 from the first three places.
        var panel = Of([0, 1, 2, 99, 3, Missing, 5], [2, 4, 6, 99, 11, 16, 20]);
        BacktestRound[] rounds = [new("test 1", [3, 3])];
        var detail = Backtest.Measure(panel, rounds, [Forecasts(2)], Window, new BacktestConfig());
        Assert.Equal(3, detail.Points);
        Assert.Equal(2, detail.Series);
        Assert.Equal((2 + 0 + (4 / 2.0)) / 3, detail["MASE"], 12);
        Assert.Equal((2 + 0 + 4) / 30.0, detail["WAPE"], 12);
        Assert.Equal([2L, 1L], detail.Steps.Select(step => step.Points));
        Assert.Equal(2 / 14.0, detail.Steps[0].Metrics.Single(metric => metric.Name == "WAPE").Value, 12);
        Assert.Equal("rolling origin, 1 round, gap 1, horizon 2, season 1, origins by calendar; test", detail.Protocol);
        Assert.Equal("MASE", detail.ToResult().Metrics[0].Name);
    }

    [Fact]
    public void Rounds_are_pooled_and_series_that_take_no_part_are_left_out()
    {
        var panel = Of([0, 1, 2, 3, 4, 5], [2, 4, 6, 8, 10, 12]);
        BacktestRound[] rounds = [new("test 1", [2, -1]), new("test 2", [3, 3])];
        var detail = Backtest.Measure(panel, rounds, [Forecasts(2), Forecasts(2)], Window, new BacktestConfig { Stride = 3 });
        // Round 1: 1, 2 against 3, 4. Round 2: 1, 2 against 4, 5; 11, 12 against 10, 12.
        Assert.Equal(6, detail.Points);
        Assert.Equal((2 + 2 + 3 + 3 + 1 + 0) / 38.0, detail["WAPE"], 12);
        Assert.StartsWith("rolling origin, 2 rounds of stride 3, gap 1", detail.Protocol, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_measured_by_category_the_unknown_one_last()
    {
        float[] series = [0, 1, 2, 3, 4, 5];
        var panel = With(FrequencyKind.Step, 6, [series, series, series], [], [], Categories("brand", null, "b", "b"));
        var config = new BacktestConfig { Groups = ["brand"] };
        var detail = Backtest.Measure(panel, [new("test 1", [3, 3, 3])], [Forecasts(3)], Window, config);
        Assert.Equal(["brand: b", "brand: unknown"], detail.Groups.Select(group => group.Name));
        Assert.Equal([4L, 2L], detail.Groups.Select(group => group.Points));
        // Series 0 alone: 1, 2 against 4, 5.
        Assert.Equal(6 / 9.0, detail.Groups[1].Metrics.Single(metric => metric.Name == "WAPE").Value, 12);
    }

    [Fact]
    public void A_group_that_is_no_category_is_an_error_that_lists_the_categories()
    {
        var panel = With(FrequencyKind.Step, 6, [[0, 1, 2, 3, 4, 5]], [], [], Categories("brand", "a"));
        var fault = Assert.Throws<EcomException>(() => Backtest.Measure(
            panel, [new("test 1", [3])], [Forecasts(1)], Window, new BacktestConfig { Groups = ["brnd"] }));
        Assert.Contains("'brnd' is not among the columns of data.categories (they are brand)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_that_is_no_number_is_an_error_that_names_the_series()
    {
        var panel = Of([0, 1, 2, 3, 4, 5]);
        var forecast = Forecasts(1);
        forecast.Point[1] = double.NaN;
        var fault = Assert.Throws<EcomException>(() => Backtest.Measure(panel, [new("test 1", [3])], [forecast], Window, new BacktestConfig()));
        Assert.Contains("round 'test 1': no number was forecast for series id 0, step 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_holds_what_was_forecast_and_what_came()
    {
        using var folder = new TemporaryFolder();
        var path = folder[BacktestFile.Name];
        var panel = Of([0, 1, 2, 3, Missing], [2, 4, 6, 8, 10]);
        BacktestRound[] rounds = [new("test 1", [-1, 1]), new("test 2", [2, 2])];
        BacktestFile.Write(path, panel, rounds, [Forecasts(2), Forecasts(2)], Window);
        var rows = BacktestFile.Read(path);
        Assert.Equal(6, rows.Count);
        Assert.Equal(["test 1", "test 1", "test 2", "test 2", "test 2", "test 2"], rows.Rounds);
        Assert.Equal([1L, 1L, 0L, 0L, 1L, 1L], (long[])rows.Keys.Values[0]);
        Assert.Equal([2L, 3L, 3L, 4L, 3L, 4L], rows.Times);
        Assert.Equal([1, 2, 1, 2, 1, 2], rows.Steps);
        Assert.Equal([6, 8, 3, double.NaN, 8, 10], rows.Actual);
        Assert.Equal([11, 12, 1, 2, 11, 12], rows.Point);
        Assert.Equal(Levels, rows.Levels);
        Assert.Equal([10.0, 11, 0, 1, 10, 11], rows.Quantiles[0]);
    }

    [Fact]
    public void A_key_called_like_a_column_of_the_file_gets_another_name()
    {
        using var folder = new TemporaryFolder();
        var plain = Of([0, 1, 2, 3, 4, 5]);
        var panel = new EcomAi.Deep.Forecasting.Panel.SeriesPanel
        {
            Axis = plain.Axis,
            Keys = new EcomAi.Deep.Forecasting.Panel.SeriesKeys(["step"], [ColumnKind.Text], [new[] { "a" }]),
            Target = plain.Target,
            Starts = plain.Starts,
            Ends = plain.Ends,
            KnownNames = [],
            Known = [],
            PastNames = [],
            Past = [],
        };
        BacktestFile.Write(folder["b.parquet"], panel, [new("test 1", [3])], [Forecasts(1)], Window);
        var rows = BacktestFile.Read(folder["b.parquet"]);
        Assert.Equal(["key.step"], rows.Keys.Columns);
        Assert.Equal(["a", "a"], (string[])rows.Keys.Values[0]);
    }

    [Theory]
    [InlineData("CRPS", "must be one of WQL, MASE, WAPE, MAPE, sMAPE, RMSE, Pinball, received 'CRPS'")]
    [InlineData("mase", "must be one of WQL, MASE, WAPE, MAPE, sMAPE, RMSE, Pinball, received 'mase'")]
    public void An_unknown_validation_metric_is_a_fault_that_lists_the_known_ones(string metric, string problem)
    {
        var faults = new List<(string, string)>();
        new BacktestConfig { ValidationMetric = metric }.Validate((option, text) => faults.Add((option, text)));
        Assert.Equal([("validationMetric", problem)], faults);
    }
}
