using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Process;

public sealed class LambdaRangeTests
{
    private static readonly double[] Actions = [-.5, 0, .5];

    [Fact]
    public void The_range_holds_the_tuned_start_and_the_own_one()
    {
        Assert.Equal(new LambdaRange(.5, 8), LambdaRange.Of(2, 2, 4));
        Assert.Equal(new LambdaRange(.1, 8), LambdaRange.Of(2, .1, 4));
        Assert.Equal(new LambdaRange(.5, 20), LambdaRange.Of(2, 20, 4));
    }

    [Theory]
    [InlineData(2, true, true)]
    [InlineData(1, true, true)] // to .5, the lowest itself
    [InlineData(.9, false, true)]
    [InlineData(5.4, true, false)]
    [InlineData(100, true, false)]
    [InlineData(.01, false, true)]
    public void Actions_that_leave_it_are_forbidden_and_those_that_come_back_are_not(double lambda, bool down, bool up) =>
        Assert.Equal([down, true, up], new LambdaRange(.5, 8).Allowed(lambda, Actions));

    [Fact]
    public void Where_none_stays_within_the_gentlest_is_allowed()
    {
        Assert.Equal([false, true], new LambdaRange(.9, 1.1).Allowed(1, [-.6, .5]));
        Assert.Equal([true, false], new LambdaRange(.9, 1.1).Allowed(1.1, [.1, .5]));
    }
}
