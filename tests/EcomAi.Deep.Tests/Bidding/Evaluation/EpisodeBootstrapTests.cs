using EcomAi.Deep.Bidding.Evaluation;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

public sealed class EpisodeBootstrapTests
{
    private static readonly EpisodeBootstrap Bootstrap = new(4000, 3);

    [Fact]
    public void Episodes_that_are_all_alike_leave_no_doubt() => Assert.Equal(new BootstrapInterval(2, 2), Bootstrap.Ratio([2, 2, 2, 2, 2], [1, 1, 1, 1, 1]));

    [Fact]
    public void The_interval_of_a_mean_is_about_two_standard_errors_to_either_side()
    {
        // 100 episodes of 0 and 2: the mean of a resample has standard deviation .1, 1.96 of them are .196.
        var interval = Bootstrap.Ratio([.. Enumerable.Range(0, 100).Select(i => i % 2 * 2.0)], [.. Enumerable.Repeat(1.0, 100)]);
        Assert.InRange(interval.Low, .789, .821);
        Assert.InRange(interval.High, 1.179, 1.211);
    }

    [Fact]
    public void Differences_are_of_the_same_episodes()
    {
        // Each a tenth of the optimum better: the episodes' own spread does not count.
        double[] optimum = [1, 5, 2, 9, 4], theirs = [.3, 4, .1, 8, 1];
        var interval = Bootstrap.RatioDifference([.4, 4.5, .3, 8.9, 1.4], theirs, optimum);
        Assert.Equal(.1, interval.Low, 12);
        Assert.Equal(.1, interval.High, 12);
    }

    [Fact]
    public void The_same_seed_draws_the_same_resamples()
    {
        double[] amounts = [1, 4, 2, 8, 5, 7];
        Assert.Equal(Bootstrap.Ratio(amounts, [3, 1, 4, 1, 5, 9]), new EpisodeBootstrap(4000, 3).Ratio(amounts, [3, 1, 4, 1, 5, 9]));
        Assert.NotEqual(new EpisodeBootstrap(50, 4).Ratio(amounts, [3, 1, 4, 1, 5, 9]), new EpisodeBootstrap(50, 3).Ratio(amounts, [3, 1, 4, 1, 5, 9]));
    }

    [Fact]
    public void Nothing_over_nothing_is_not_a_number() => Assert.Equal(double.NaN, Bootstrap.Ratio([0, 0], [0, 0]).Low);
}
