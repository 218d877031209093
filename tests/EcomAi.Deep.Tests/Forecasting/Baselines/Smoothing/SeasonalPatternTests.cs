using EcomAi.Deep.Forecasting.Baselines.Smoothing;

namespace EcomAi.Deep.Tests.Forecasting.Baselines.Smoothing;

public sealed class SeasonalPatternTests
{
    [Fact]
    public void Departures_match_R() =>
        Close.To( // decompose(USAccDeaths)$figure
            [-805.89236, -1523.309, -740.84236, -514.78403, 339.64931, 744.84097, 1679.441, 986.31597, -109.29236, 263.85764, -260.95069, -59.034028],
            SeasonalPattern.Of(ClassicSeries.USAccDeaths, 12, multiplicative: false), 1e-6);

    [Fact]
    public void Factors_match_R() =>
        Close.To( // decompose(AirPassengers, type = "multiplicative")$figure
            [.91023037, .88362532, 1.0073663, .97590601, .98137803, 1.1127758, 1.2265555, 1.219911, 1.0604919, .92175724, .80117808, .89882439],
            SeasonalPattern.Of(ClassicSeries.AirPassengers, 12, multiplicative: true), 1e-6);

    [Fact]
    public void Two_seasons_of_three_steps_show_each_phase_once()
    {
        // Trend by three steps: 2, 3, 4, 5 at steps 1 ... 4; departures 1, -2, 1, then (phase 1 again) 1.
        var pattern = SeasonalPattern.Of([2, 3, 1, 5, 6, 4], 3, multiplicative: false);
        // Phase 0: 5 - 4 = 1; phase 1: mean of 3 - 2 and 6 - 5 = 1; phase 2: 1 - 3 = -2; their mean is 0.
        Assert.Equal([1, 1, -2], pattern.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_pattern_on_a_straight_line_is_as_strong_as_can_be(int seasons)
    {
        double[] pattern = [3, -1, -2, 0];
        var series = Enumerable.Range(0, 4 * seasons).Select(t => (2.0 * t) + pattern[t % 4]).ToArray();
        Assert.Equal(1, SeasonalPattern.Strength(series, 4), 1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_straight_line_has_no_season(int seasons) =>
        Assert.Equal(0, SeasonalPattern.Strength(Enumerable.Range(0, 4 * seasons).Select(t => .1 + (.3 * t)).ToArray(), 4));

    [Fact]
    public void Steps_between_seasons_are_no_season() =>
        Assert.Equal(0, SeasonalPattern.Strength(Enumerable.Range(0, 20).Select(t => (double)(t / 4 % 2)).ToArray(), 4), 1e-9);

    [Fact]
    public void Two_seasons_of_noise_are_not_strong()
    {
        var random = new Random(1);
        var noise = Enumerable.Range(0, 104).Select(_ => random.NextDouble()).ToArray();
        Assert.InRange(SeasonalPattern.Strength(noise, 52), 0, .4);
    }
}
