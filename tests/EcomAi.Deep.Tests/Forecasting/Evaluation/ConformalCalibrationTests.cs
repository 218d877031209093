using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Tests.Data;
using static EcomAi.Deep.Tests.Forecasting.Panels;

namespace EcomAi.Deep.Tests.Forecasting.Evaluation;

public class ConformalCalibrationTests
{
    private static readonly double[] Levels = [.025, .1, .5, .9, .975];

    private static readonly ForecastConfig Window = new() { Horizon = 2, Quantiles = Levels };

    /// <summary>
    /// Series of sizes 10 to 1000 with noise of a tenth of the size, and forecasts that know the size but believe in so many times the noise. Six rounds, of which
    /// the first three calibrate.
    /// </summary>
    private static (SeriesPanel Panel, BacktestRound[] Rounds, Forecast[] Forecasts) Synthetic(double believed, int series = 400)
    {
        var random = new Random(7);
        var values = new float[series][];
        for (var i = 0; i < series; i++)
        {
            var size = Size(i, series);
            values[i] = [.. Enumerable.Range(0, 30).Select(_ => (float)(size * (1 + (.1 * Normal(random)))))];
        }

        var panel = Of(values);
        BacktestRound[] rounds = [.. Enumerable.Range(0, 6).Select(round => new BacktestRound($"test {round + 1}", [.. Enumerable.Repeat(18 + (2 * round), series)]))];
        double[] normal = [-1.959964, -1.281552, 0, 1.281552, 1.959964];
        var forecasts = rounds.Select(_ =>
        {
            var forecast = new Forecast(series, 2, Levels);
            for (var i = 0; i < series; i++)
            {
                for (var step = 0; step < 2; step++)
                {
                    var size = Size(i, series);
                    forecast.Point[forecast.At(i, step)] = forecast.Mean[forecast.At(i, step)] = size;
                    for (var q = 0; q < Levels.Length; q++)
                        forecast.QuantilesAt(i, step)[q] = size * (1 + (.1 * believed * normal[q]));
                }
            }

            return forecast;
        }).ToArray();
        return (panel, rounds, forecasts);
    }

    private static double Size(int series, int count) => 10 * Math.Pow(100, (double)series / count);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    [Theory]
    [InlineData(.4)]
    [InlineData(1)]
    [InlineData(2.5)]
    public void Intervals_too_narrow_or_too_wide_come_to_cover_their_share(double believed)
    {
        var (panel, rounds, forecasts) = Synthetic(believed);
        var calibration = ConformalCalibration.Fit(panel, rounds[..3], forecasts[..3], Window);
        var before = Backtest.Measure(panel, rounds[3..], forecasts[3..], Window, new BacktestConfig());
        var after = Backtest.Measure(panel, rounds[3..], calibration.Apply(forecasts[3..], panel, rounds[3..]), Window, new BacktestConfig());
        // 2,400 scores and 2,400 targets: the share covered has a deviation of .012 at 80 %.
        Assert.InRange(after["Coverage@80"], 76.5, 83.5);
        Assert.InRange(after["Coverage@95"], 93.2, 96.8);
        if (believed != 1)
            Assert.True(Math.Abs(before["Coverage@80"] - 80) > 10);
        Assert.Equal(before["MASE"], after["MASE"]);
    }

    [Fact]
    public void The_correction_is_the_rank_that_the_paper_says()
    {
        // Nine scores: (9 + 1) * .8 = 8, the eighth; (9 + 1) * .95 = 9.5, beyond them, the largest.
        double[] scores = [9, 1, 8, 2, 7, 3, 6, 4, 5];
        Assert.Equal(8, ConformalCalibration.Correction(scores, .8));
        Assert.Equal(9, ConformalCalibration.Correction(scores, .95));
        Assert.Equal(0, ConformalCalibration.Correction([], .95));
    }

    [Fact]
    public void One_score_widens_by_hand()
    {
        // Known part 1, 3: size 2. Interval [4, 6] has the unit 2 + .05 * 3 = 2.15; the target 8 lies 2 above: correction 2 / 2.15.
        double[] levels = [.1, .5, .9];
        var window = new ForecastConfig { Horizon = 1, Quantiles = levels };
        var panel = Of([1, 3, 8]);
        var forecast = new Forecast(1, 1, levels);
        (forecast.Point[0], forecast.Mean[0]) = (5, 5);
        double[] quantiles = [4, 5, 6];
        quantiles.CopyTo(forecast.Quantiles, 0);
        var calibration = ConformalCalibration.Fit(panel, [new("validation 1", [2])], [forecast], window);
        var after = calibration.Apply(forecast, panel, [2]);
        Assert.Equal(2, after.Quantiles[0], 9);
        Assert.Equal(5, after.Quantiles[1]);
        Assert.Equal(8, after.Quantiles[2], 9);
        Assert.Equal(quantiles, forecast.Quantiles);
        // Applied at an origin where all known values are 0 or more, the lower end stays at 0.
        quantiles = [.5, 5, 6];
        quantiles.CopyTo(forecast.Quantiles, 0);
        Assert.Equal(0, calibration.Apply(forecast, panel, [2]).Quantiles[0]);
    }

    [Fact]
    public void Quantiles_ascend_around_the_median_however_much_is_corrected()
    {
        var (panel, rounds, forecasts) = Synthetic(8);
        var calibration = ConformalCalibration.Fit(panel, rounds[..1], forecasts[..1], Window);
        var after = calibration.Apply(forecasts[3], panel, rounds[3].Origins);
        for (var series = 0; series < panel.Count; series++)
        {
            var quantiles = after.QuantilesAt(series, 1).ToArray();
            Assert.Equal(quantiles.Order(), quantiles);
            Assert.Equal(forecasts[3].QuantilesAt(series, 1)[2], quantiles[2]);
        }
    }

    [Fact]
    public void Zeros_forecast_as_zeros_are_covered_at_least_as_often_as_promised()
    {
        // Three of four targets are 0; the intervals are nothing but 0. 8,000 scores: the deviation of the share covered is .006 at 80 %.
        var random = new Random(3);
        var panel = Of([.. Enumerable.Range(0, 4000).Select(_ => Enumerable.Range(0, 20).Select(_ => random.NextDouble() < .75 ? 0f : random.Next(1, 4)).ToArray())]);
        BacktestRound[] rounds = [new("validation 1", [.. Enumerable.Repeat(16, 4000)]), new("test 1", [.. Enumerable.Repeat(18, 4000)])];
        var forecast = new Forecast(4000, 2, Levels);
        Array.Clear(forecast.Point);
        Array.Clear(forecast.Mean);
        Array.Clear(forecast.Quantiles);
        var calibration = ConformalCalibration.Fit(panel, rounds[..1], [forecast], Window);
        var after = Backtest.Measure(panel, rounds[1..], [calibration.Apply(forecast, panel, rounds[1].Origins)], Window, new BacktestConfig());
        Assert.InRange(after["Coverage@80"], 80 - 2, 100);
        Assert.InRange(after["Coverage@95"], 95 - 1, 100);
    }

    [Fact]
    public void Steps_have_corrections_of_their_own_where_rounds_are_enough()
    {
        var (panel, rounds, forecasts) = Synthetic(1);
        Assert.True(ConformalCalibration.Fit(panel, rounds[..3], forecasts[..3], Window).ByStep);
        Assert.False(ConformalCalibration.Fit(panel, rounds[..2], forecasts[..2], Window).ByStep);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void What_is_written_is_read_back_to_the_bit(int groups)
    {
        using var folder = new TemporaryFolder();
        var (panel, rounds, forecasts) = Synthetic(.5);
        var calibration = ConformalCalibration.Fit(panel, rounds[..2], forecasts[..2], Window, groups);
        calibration.Write(folder["conformal.json"]);
        var read = ConformalCalibration.Read(folder["conformal.json"]);
        Assert.Equal(
            calibration.Apply(forecasts[4], panel, rounds[4].Origins).Quantiles, read.Apply(forecasts[4], panel, rounds[4].Origins).Quantiles);
    }

    [Fact]
    public void Rolling_follows_with_the_latest_rounds_that_are_known()
    {
        // The noise believed in is right until the third round, and a third of what is right from the fourth on: only calibration by later rounds finds it.
        var (panel, rounds, forecasts) = Synthetic(1);
        for (var round = 3; round < 6; round++)
            forecasts[round] = Synthetic(1 / 3.0).Forecasts[round];
        var still = ConformalCalibration.Fit(panel, rounds[2..3], forecasts[2..3], Window).Apply(forecasts[3..], panel, rounds[3..]);
        var rolling = ConformalCalibration.Rolling(panel, rounds[2..3], forecasts[2..3], rounds[3..], forecasts[3..], Window);
        Assert.Equal(still[0].Quantiles, rolling[0].Quantiles);
        var second = ConformalCalibration.Fit(panel, rounds[3..4], forecasts[3..4], Window).Apply(forecasts[4], panel, rounds[4].Origins);
        Assert.Equal(second.Quantiles, rolling[1].Quantiles);
        var late = Backtest.Measure(panel, rounds[5..], [rolling[2]], Window, new BacktestConfig());
        Assert.InRange(late["Coverage@80"], 76, 84);
    }

    [Fact]
    public void Rolling_waits_until_a_round_s_horizon_is_known()
    {
        // Stride 2 and horizon 2 after a gap of 1: the round before ends one step after the origin.
        var (panel, rounds, forecasts) = Synthetic(1 / 3.0);
        var window = Window with { Gap = 1 };
        var rolling = ConformalCalibration.Rolling(panel, rounds[..1], forecasts[..1], rounds[1..4], forecasts[1..4], window);
        Assert.Equal(By(0, 2), rolling[1].Quantiles);
        Assert.Equal(By(1, 3), rolling[2].Quantiles);

        double[] By(int calibrated, int round) => ConformalCalibration.Fit(panel, [rounds[calibrated]], [forecasts[calibrated]], window)
            .Apply(forecasts[round], panel, rounds[round].Origins).Quantiles;
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"levels":[0.1,0.5,0.9],"edges":[],"steps":2,"scores":1,"corrections":[0]}""")]
    public void A_file_of_something_else_is_an_error_that_names_it(string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("conformal.json", text);
        var fault = Assert.Throws<EcomException>(() => ConformalCalibration.Read(path));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }
}
