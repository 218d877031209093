using EcomAi.Deep.Forecasting.Planning;

namespace EcomAi.Deep.Tests.Forecasting.Planning;

public sealed class ClosedFormTests
{
    [Theory] // Abramowitz and Stegun 1964, tables 26.1 and 26.2; the tail from Python's math.erfc
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-2, 0.022750131948179)]
    [InlineData(3.5, 0.999767370920964)]
    [InlineData(-6, 9.86587645037698e-10)]
    [InlineData(-10, 7.61985302416052e-24)]
    public void The_normal_distribution(double x, double expected)
    {
        Assert.Equal(1, StandardNormal.Cumulative(x) / expected, 1e-12);
        Assert.Equal(x, StandardNormal.Quantile(StandardNormal.Cumulative(x)), 1e-9);
    }

    [Fact] // z of .9 is 1.2815515655446004 (Python's statistics.NormalDist)
    public void Its_quantile() => Assert.Equal(1.2815515655446004, StandardNormal.Quantile(0.9), 1e-13);

    [Fact] // Snyder and Shen 2019, Fundamentals of Supply Chain Theory, ex. 4.3 (as in the stockpyl package)
    public void Normal_demand()
    {
        var solution = Newsvendor.Normal(120, 10, holding: 2, stockOut: 18);
        Assert.Equal(132.8155, solution.OrderUpTo, 4e-5);
        Assert.Equal(35.0997, solution.ExpectedCost, 5e-5);
        Assert.Equal(0.9, Newsvendor.CriticalRatio(2, 18), 1e-15);
    }

    [Fact] // P(0) = e^-1 = .3679, P(1) = .3679, P(2) = .1839: F(1) = .7358 < .75 <= F(2). E(S - D)+ = 2 * .3679 + .3679 = 1.1036, E(D - S)+ = 1 - 2 + 1.1036
    public void Poisson_demand()
    {
        var solution = Newsvendor.Poisson(1, holding: 1, stockOut: 3);
        Assert.Equal(2, solution.OrderUpTo);
        Assert.Equal((3 / Math.E) + (3 * ((3 / Math.E) - 1)), solution.ExpectedCost, 1e-12);
    }

    [Fact] // mean 1, dispersion 1 is geometric: P(d) = 2^-(d+1), F(1) = .75, F(2) = .875; E(S - D)+ at 2 = 2/2 + 1/4 = 1.25, E(D - S)+ = 1 - 2 + 1.25
    public void Negative_binomial_demand()
    {
        var solution = Newsvendor.NegativeBinomial(1, 1, holding: 1, stockOut: 4);
        Assert.Equal(2, solution.OrderUpTo);
        Assert.Equal(1.25 + (4 * 0.25), solution.ExpectedCost, 1e-12);
    }

    [Fact]
    public void A_large_count_is_nearly_normal_and_does_not_underflow()
    {
        var solution = Newsvendor.Poisson(10_000, holding: 2, stockOut: 18);
        var normal = Newsvendor.Normal(10_000, 100, 2, 18);
        Assert.Equal(normal.OrderUpTo, solution.OrderUpTo, 2.0);
        Assert.Equal(normal.ExpectedCost, solution.ExpectedCost, 0.01 * normal.ExpectedCost);
    }

    [Fact] // Snyder and Shen 2019, ex. 3.1
    public void The_economic_order_quantity()
    {
        Assert.Equal(304.0467800264368, EconomicOrderQuantity.Quantity(8, 0.225, 1300), 1e-10);
        Assert.Equal(68.41052550594829, EconomicOrderQuantity.Cost(8, 0.225, 1300), 1e-10);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(0, 0)]
    public void Costs_that_decide_nothing_are_refused(double holding, double stockOut) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Newsvendor.CriticalRatio(holding, stockOut));
}
