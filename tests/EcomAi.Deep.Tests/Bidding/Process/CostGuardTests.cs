using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Process;

/// <summary>Expected numbers by hand: exp(gain (spend - limit value) / budget + offset) / limit.</summary>
public sealed class CostGuardTests
{
    [Theory]
    [InlineData(0, 0, -.2)]
    [InlineData(9, 2, -.2 + (20 * -.01))] // 1 of 100 below the limit
    [InlineData(12, 2, -.2 + (20 * .02))] // 2 of 100 above it
    [InlineData(40, 2, 2)] // held
    [InlineData(0, 9, -2)]
    public void Lambda_asks_for_more_the_more_was_paid_above_the_limit(double spend, double value, double exponent) =>
        Assert.Equal(Math.Exp(exponent) / 5, new CostGuard(5, 20, -.2).LowestLambda(spend, value, 100), 14);

    [Fact]
    public void Without_gain_there_is_no_guard() => Assert.Equal(0, new CostGuard(5, 0, -.2).LowestLambda(40, 2, 100));

    [Fact]
    public void Without_a_budget_nothing_is_above_the_limit() => Assert.Equal(Math.Exp(-.2) / 5, new CostGuard(5, 20, -.2).LowestLambda(0, 0, 0), 14);
}
