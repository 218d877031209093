using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Baselines;
using EcomAi.Deep.Forecasting.Panel;
using static EcomAi.Deep.Tests.Forecasting.Panels;

namespace EcomAi.Deep.Tests.Forecasting.Baselines;

public class RidgeTests
{
    private static readonly ForecastConfig Window = new() { Horizon = 2, Quantiles = [.1, .5, .9] };

    private static Forecast Predict(SeriesPanel panel, int[] origins, BaselineOptions? options = null, string metric = "WQL")
    {
        using var forecaster = BaselineFactory.Create(ForecastModelKind.Ridge, Configs.Of(Window, options, metric));
        return forecaster.Predict(panel, origins, Window, new StopSignal());
    }

    /// <summary>log(1 + y) = a - b log(price), a different by series; prices are known for two steps more.</summary>
    private static SeriesPanel Elastic(double[] slopes, double noise = 0, CategoryTable? categories = null)
    {
        var random = new Random(5);
        const int Length = 60;
        var known = new float[slopes.Length * Length];
        var series = new float[slopes.Length][];
        for (var i = 0; i < slopes.Length; i++)
        {
            series[i] = new float[Length];
            for (var t = 0; t < Length; t++)
            {
                known[(i * Length) + t] = 1 + random.NextSingle();
                var rest = noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                series[i][t] = (float)(Math.Exp(4 + (i % 5) - (slopes[i] * Math.Log(known[(i * Length) + t])) + rest) - 1);
            }
        }

        return With(FrequencyKind.Step, Length, series, ["price"], known, categories);
    }

    [Fact]
    public void Normal_equations_solve_a_penalised_problem_as_by_hand()
    {
        // X'X = [[4, 2], [2, 2]], X'y = [8, 6]; with the penalty .5 of the diagonal: [[6, 2], [2, 3]] w = [8, 6], w = [6 / 7, 10 / 7].
        var equations = new NormalEquations(2);
        equations.Add([1, 1], 2);
        equations.Add([1, 1], 4);
        equations.Add([1, 0], 1);
        equations.Add([1, 0], 1);
        var weights = equations.Solve(.5);
        Assert.Equal(6 / 7.0, weights[0], 12);
        Assert.Equal(10 / 7.0, weights[1], 12);
    }

    [Fact]
    public void Features_that_others_add_up_to_or_that_never_vary_get_no_weight()
    {
        var equations = new NormalEquations(3);
        equations.Add([1, 2, 0], 3);
        equations.Add([2, 4, 0], 6);
        Assert.Equal([3.0, 0, 0], equations.Solve(0).Select(weight => Math.Round(weight, 9)));
    }

    [Fact]
    public void A_price_elasticity_is_found_and_used_for_the_horizon_s_prices()
    {
        var panel = Elastic([2, 2, 2]);
        var forecast = Predict(panel, [58, 58, 58]);
        for (var series = 0; series < 3; series++)
        {
            for (var step = 0; step < 2; step++)
            {
                double actual = panel.Target[(series * 60) + 58 + step];
                Assert.InRange(forecast.Point[forecast.At(series, step)] / actual, .97, 1.03);
            }
        }
    }

    [Fact]
    public void Each_category_can_have_a_regression_of_its_own()
    {
        var panel = Elastic([1, 4, 1, 4], categories: Categories("brand", "a", "b", "a", "b"));
        var (own, common) = (Error(new BaselineOptions { RidgeBy = "brand" }), Error(null));
        Assert.True(own < .03, $"{own}");
        Assert.True(common > 5 * own, $"{common}");

        double Error(BaselineOptions? options)
        {
            var forecast = Predict(panel, [58, 58, 58, 58], options);
            return Enumerable.Range(0, 8).Average(i => Math.Abs((forecast.Point[i] / panel.Target[(i / 2 * 60) + 58 + (i % 2)]) - 1));
        }
    }

    [Fact]
    public void A_column_that_is_no_category_is_an_error()
    {
        var fault = Assert.Throws<EcomException>(() => Predict(Elastic([1]), [58], new BaselineOptions { RidgeBy = "brand" }));
        Assert.Contains("baselines.ridgeBy: 'brand'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mape_draws_the_point_down_and_the_squared_error_up_from_the_median()
    {
        // Log-normal noise of deviation .5 around m: MAPE is least at m e^(-.25), the mean is m e^(.125).
        var panel = Elastic([2, 2, 2, 2, 2, 2, 2, 2], noise: .5);
        int[] origins = [.. Enumerable.Repeat(58, 8)];
        var median = Predict(panel, origins).Point;
        Assert.InRange(Predict(panel, origins, metric: "MAPE").Point[0] / median[0], .65, .92);
        Assert.InRange(Predict(panel, origins, metric: "RMSE").Point[0] / median[0], 1.05, 1.25);
    }

    [Fact]
    public void The_factor_of_mape_is_the_weighted_median_of_the_ratios()
    {
        // Ratios .5, 1, 4 weigh 2, 1, .25: half of 3.25 is reached at .5. Of |1 - c / r| the sum there, 0 + .5 + .875, is below that at .6, .2 + .4 + .85.
        Assert.Equal(.5, RidgeRegression.WeightedMedian([4, .5, 1]));
        Assert.Equal(1, RidgeRegression.WeightedMedian([]));
    }

    [Fact]
    public void Intervals_cover_about_their_share_of_what_comes()
    {
        var panel = Elastic([.. Enumerable.Repeat(2.0, 300)], noise: .3);
        var forecast = Predict(panel, [.. Enumerable.Repeat(58, 300)]);
        var covered = Enumerable.Range(0, 600).Count(i =>
            panel.Target[(i / 2 * 60) + 58 + (i % 2)] is var target && target >= forecast.Quantiles[i * 3] && target <= forecast.Quantiles[(i * 3) + 2]);
        Assert.InRange(covered / 600.0, .74, .86);
    }

    [Fact]
    public void A_history_shorter_than_the_horizon_is_forecast_as_its_mean_on_the_log_scale()
    {
        var forecast = Predict(Of([3, 15]), [2]);
        Assert.Equal(7, forecast.Point[1], 10);
        Assert.Equal([7.0, 7, 7], forecast.QuantilesAt(0, 1).ToArray().Select(value => Math.Round(value, 9)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12.5)]
    [InlineData(-3)]
    public void Compressing_can_be_undone(double value) => Assert.Equal(value, RidgeFeatures.Expand(RidgeFeatures.Compress(value)), 10);
}
