using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Evaluation;
using static EcomAi.Deep.Tests.Forecasting.Panels;

namespace EcomAi.Deep.Tests.Forecasting.Evaluation;

public class RollingOriginTests
{
    private static float[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(i => (float)i)];

    [Fact]
    public void The_last_horizon_ends_with_the_data_and_the_earlier_ones_a_stride_before()
    {
        // 121 weeks (40..160), two forecast after a gap of one, every second week: known up to week 135 + 2k, places 0..95 + 2k.
        var panel = Of(Ramp(121));
        var window = new ForecastConfig { Horizon = 2, Gap = 1 };
        var rounds = RollingOrigin.Test(panel, window, new BacktestConfig { Rounds = 12, Stride = 2 });
        Assert.Equal(Enumerable.Range(0, 12).Select(k => 96 + (2 * k)), rounds.Select(round => round.Origins[0]));
        Assert.Equal("test 1", rounds[0].Name);
        Assert.Equal("test 12", rounds[11].Name);
    }

    [Fact]
    public void Origins_by_calendar_are_alike_and_leave_out_series_that_begin_later()
    {
        var late = Ramp(10);
        Array.Fill(late, Missing, 0, 7);
        var panel = Of(Ramp(10), Ramp(6), late);
        var round = Assert.Single(RollingOrigin.Test(panel, new ForecastConfig { Horizon = 3 }, new BacktestConfig()));
        Assert.Equal([7, 7, -1], round.Origins);
    }

    [Fact]
    public void Origins_by_series_go_back_from_each_series_own_end()
    {
        var panel = Of(Ramp(10), Ramp(6), Ramp(3), [Missing]);
        var config = new BacktestConfig { Origins = OriginRule.Series };
        var round = Assert.Single(RollingOrigin.Test(panel, new ForecastConfig { Horizon = 3 }, config));
        Assert.Equal([7, 3, -1, -1], round.Origins);
    }

    [Theory]
    [InlineData(OriginRule.Calendar)]
    [InlineData(OriginRule.Series)]
    public void The_last_validation_horizon_ends_where_the_first_test_round_stops_knowing(OriginRule rule)
    {
        var panel = Of(Ramp(40), Ramp(33));
        var window = new ForecastConfig { Horizon = 3, Gap = 2 };
        var config = new BacktestConfig { Rounds = 3, Stride = 4, ValidationRounds = 2, Origins = rule };
        var test = RollingOrigin.Test(panel, window, config);
        var validation = RollingOrigin.Validation(panel, window, config);
        Assert.Equal([40 - 5 - 8, 40 - 5 - 4, 40 - 5], test.Select(round => round.Origins[0]));
        Assert.Equal([27 - 5 - 4, 27 - 5], validation.Select(round => round.Origins[0]));
        Assert.Equal(rule == OriginRule.Series ? 33 - 5 - 8 - 5 : 22, validation[1].Origins[1]);
        Assert.Equal("validation 2", validation[1].Name);
    }

    [Fact]
    public void No_validation_rounds_are_an_empty_list() =>
        Assert.Empty(RollingOrigin.Validation(Of(Ramp(9)), new ForecastConfig { Horizon = 3 }, new BacktestConfig { ValidationRounds = 0 }));

    [Fact]
    public void A_horizon_longer_than_the_history_says_how_long_both_are()
    {
        var panel = Of(Ramp(10), Ramp(12));
        var fault = Assert.Throws<EcomException>(() => RollingOrigin.Test(panel, new ForecastConfig { Horizon = 11, Gap = 1 }, new BacktestConfig()));
        Assert.Equal(
            "the horizon is longer than the history: the longest series has 12 steps, but forecast.horizon 11, forecast.gap 1, evaluate.rounds 1 and "
            + "evaluate.stride 1 need at least 13; take a shorter horizon, fewer rounds, or longer series.",
            fault.Message);
    }

    [Fact]
    public void A_history_with_no_room_for_validation_says_so()
    {
        var config = new BacktestConfig { Rounds = 2, Stride = 2, ValidationRounds = 2 };
        var window = new ForecastConfig { Horizon = 3 };
        // Test takes 3 + 2 steps, validation as many before, and one must be known.
        Assert.Equal(2, RollingOrigin.Validation(Of(Ramp(11)), window, config).Count);
        var fault = Assert.Throws<EcomException>(() => RollingOrigin.Validation(Of(Ramp(10)), window, config));
        Assert.Contains("evaluate.validationRounds 2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("at least 11;", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_without_any_value_are_an_error()
    {
        var fault = Assert.Throws<EcomException>(() => RollingOrigin.Test(Of([Missing, Missing]), new ForecastConfig { Horizon = 1 }, new BacktestConfig()));
        Assert.Contains("data.target", fault.Message, StringComparison.Ordinal);
    }
}
