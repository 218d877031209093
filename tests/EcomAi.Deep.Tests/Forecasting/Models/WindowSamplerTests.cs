using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Models;

namespace EcomAi.Deep.Tests.Forecasting.Models;

public sealed class WindowSamplerTests
{
    private static readonly float[][] Long = [[.. Enumerable.Range(0, 20).Select(i => (float)i)], [.. Enumerable.Repeat(100f, 8)]];

    [Fact]
    public void The_same_step_draws_the_same_windows_whatever_was_drawn_before()
    {
        var (one, other) = (Sampler(7), Sampler(7));
        one.Draw(0, 0);
        one.Draw(3, 1);

        var (first, second) = (one.Draw(1, 2), other.Draw(1, 2));

        Assert.Equal(second.Series, first.Series);
        Assert.Equal(second.Origins, first.Origins);
        Assert.NotEqual(second.Origins, Sampler(8).Draw(1, 2).Origins);
    }

    [Fact]
    public void No_window_asks_only_about_hidden_targets()
    {
        var sampler = Sampler(1, gap: 2, limits: [15, 8]);
        for (var step = 0; step < 50; step++)
        {
            var (series, origins, limits) = sampler.Draw(0, step);
            for (var i = 0; i < series.Length; i++)
            {
                Assert.Equal(series[i] == 0 ? 15 : 8, limits[i]);
                Assert.InRange(origins[i] + 2, 1, limits[i] - 1); // its first question is a known target
            }
        }
    }

    [Fact]
    public void Series_come_in_turn_as_often_as_their_history_holds_contexts()
    {
        // 20 places hold 5 contexts of 4, 8 places 2: two passes of 7 turns are 10 and 4 windows.
        var sampler = Sampler(1);
        var drawn = Enumerable.Range(0, 7).SelectMany(step => sampler.Draw(0, step).Series).Take(14).ToArray();

        Assert.Equal(10, drawn.Count(series => series == 0));
        Assert.Equal(4, drawn.Count(series => series == 1));
    }

    [Fact]
    public void With_scale_sampling_large_series_are_drawn_more_often()
    {
        // Sizes 1 + 9.5 and 1 + 100.
        var sampler = Sampler(1, scaleSampling: 1);
        var drawn = Enumerable.Range(0, 500).SelectMany(step => sampler.Draw(0, step).Series).ToArray();

        Assert.Equal(101 / 111.5, drawn.Average(), .03);
    }

    [Fact]
    public void Histories_too_short_to_learn_from_are_an_error_that_says_what_to_do()
    {
        var config = Settings.Of(context: 4, gap: 6);
        var panel = Panels.Of([1, 2, 3]);
        var error = Assert.Throws<EcomException>(() => new WindowSampler(panel, panel.Ends, config, 1));

        Assert.Equal(
            "no series has two values 7 steps apart before the first test origin; a longer history, a smaller forecast.gap or fewer evaluate.rounds are needed",
            error.Message);
    }

    private static WindowSampler Sampler(long seed, int gap = 0, double scaleSampling = 0, int[]? limits = null)
    {
        var train = new LstmTrainConfig { BatchSize = 2, ScaleSampling = scaleSampling };
        var panel = Panels.Of(Long);
        return new WindowSampler(panel, limits ?? panel.Ends, Settings.Of(context: 4, gap: gap, train: train), seed);
    }
}
