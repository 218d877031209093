using EcomAi.Deep.Forecasting.Planning;

namespace EcomAi.Deep.Tests.Forecasting.Planning;

public sealed class DemandDistributionTests
{
    private static readonly double[] Levels = [.. Enumerable.Range(1, 399).Select(i => i / 400.0)];

    private static QuantileFunction Normal(double mean, double deviation) =>
        new(Levels, [.. Levels.Select(level => mean + (deviation * StandardNormal.Quantile(level)))]);

    [Fact]
    public void Quantiles_are_linear_between_levels()
    {
        var function = new QuantileFunction([0.1, 0.5, 0.9], [10, 20, 60]);
        Assert.Equal(10, function[0.1]);
        Assert.Equal(15, function[0.3], 1e-12);
        Assert.Equal(40, function[0.7], 1e-12);
        Assert.Equal(60, function[0.9]);
    }

    [Fact] // of an exponential distribution with mean 5 the tail is exact: q(p) = -5 ln(1 - p)
    public void The_upper_tail_is_exponential()
    {
        var function = new QuantileFunction([0.5, 0.9], [-5 * Math.Log(0.5), -5 * Math.Log(0.1)]);
        Assert.Equal(-5 * Math.Log(0.001), function[0.999], 1e-9);
    }

    [Fact] // slope 10 / ln 5 a step of ln p: q(.1 / 5) = 10 - 10 = 0, and below that nothing is negative
    public void The_lower_tail_is_exponential_and_ends_at_zero()
    {
        var function = new QuantileFunction([0.1, 0.5], [10, 20]);
        Assert.Equal(5, function[0.1 / Math.Sqrt(5)], 1e-9);
        Assert.Equal(0, function[0.02], 1e-9);
        Assert.Equal(0, function[0.0001]);
    }

    [Fact]
    public void Quantiles_that_cross_are_refused() => Assert.Throws<ArgumentException>(() => new QuantileFunction([0.1, 0.5], [2, 1]));

    [Fact] // four independent N(30, 5) sum to N(120, 10)
    public void Independent_steps_convolve()
    {
        var sum = DemandDistribution.Sum([.. Enumerable.Repeat(Normal(30, 5), 4)], DemandDependence.Independent);
        Assert.Equal(120, sum.Mean, 0.02);
        Assert.Equal(132.8155, sum.Quantile(0.9), 0.1);
        Assert.Equal(107.1845, sum.Quantile(0.1), 0.1);
        Assert.Equal(0.9, sum.Cumulative(132.8155), 0.003);
        var cost = (2 * sum.ExpectedLeftOver(132.8155)) + (18 * sum.ExpectedShortage(132.8155));
        Assert.Equal(35.0997, cost, 0.3);
    }

    [Fact] // comonotone N(30, 5) sum to N(120, 20)
    public void Comonotone_steps_add_their_quantiles()
    {
        var sum = DemandDistribution.Sum([.. Enumerable.Repeat(Normal(30, 5), 4)], DemandDependence.Comonotone);
        Assert.Equal(120 + (20 * 1.2815515655446), sum.Quantile(0.9), 1e-9);
        Assert.Equal(120, sum.Mean, 0.02);
        Assert.Equal(0.9, sum.Cumulative(145.631), 1e-4);
    }

    [Fact]
    public void Steps_of_very_different_size_keep_their_mean()
    {
        var sum = DemandDistribution.Sum([Normal(10_000, 800), Normal(3, 0.5), new QuantileFunction([0.1, 0.9], [7, 7])], DemandDependence.Independent);
        Assert.Equal(10_010, sum.Mean, 1.0);
    }

    [Fact]
    public void Demand_that_is_certain_is_certain()
    {
        var sum = DemandDistribution.Sum([new QuantileFunction([0.1, 0.9], [7, 7]), new QuantileFunction([0.1, 0.9], [5, 5])], DemandDependence.Independent);
        Assert.Equal(12, sum.Quantile(0.99));
        Assert.Equal(12, sum.Mean);
        Assert.Equal(3, sum.ExpectedLeftOver(15));
    }

    [Fact] // of two steps that sell nothing in 80 of 100 cases, both sell nothing in 64 of 100
    public void Intermittent_demand_keeps_its_zeros()
    {
        QuantileFunction step = new([0.1, 0.8, 0.801, 0.95], [0, 0, 1, 3]);
        var sum = DemandDistribution.Sum([step, step], DemandDependence.Independent);
        Assert.Equal(0.64, sum.Cumulative(0.01), 0.02);
        Assert.Equal(0.8, DemandDistribution.Sum([step], DemandDependence.Independent).Cumulative(0), 1e-9);
    }
}
