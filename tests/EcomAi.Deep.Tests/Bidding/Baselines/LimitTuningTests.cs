using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Baselines;
using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Baselines;

/// <summary>Expected choices by hand.</summary>
public sealed class LimitTuningTests
{
    private static readonly BidLimit[] Caps = [BidLimit.OfCap(1), BidLimit.OfCap(2), BidLimit.OfCap(3), BidLimit.OfCap(4)];

    // Four episodes at a limit of 1: a cap of c wins c in each, and 0, 1, 1, 3 of them end above the limit.
    private static double Best(double allowed, int more = 0) => LimitTuning.Best(Caps, 1, allowed, 4, (episode, limit) =>
    {
        var over = limit.Cap switch { 1 => 0, 2 or 3 => 1, _ => 3 } + more;
        return new EpisodeOutcome(limit.Cap, 0, 0, episode < over ? limit.Cap + 1 : limit.Cap, 1, 1);
    }).Cap;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(.24, 1)]
    [InlineData(.25, 3)]
    [InlineData(.75, 4)]
    public void The_most_value_is_chosen_among_what_violates_rarely_enough(double allowed, double expected) => Assert.Equal(expected, Best(allowed));

    [Fact]
    public void Where_all_violate_too_often_the_rarest_is_chosen()
    {
        Assert.Equal(1, Best(0, more: 1));
        Assert.Equal(3, Best(.5, more: 1));
    }

    [Fact]
    public void The_configuration_says_what_there_is_to_choose_from()
    {
        IReadOnlyList<BidLimit> Of(LimitRuleKind kind) => LimitTuning.Choices(Logs.Config(new BidBaselineOptions { LimitRule = kind }, new BudgetConfig { GuardGain = 7, CpcLimit = 3 }), 3);
        Assert.Equal([BidLimit.None], Of(LimitRuleKind.None));
        Assert.Equal(3, Of(LimitRuleKind.Cap)[0].PerValue(5, 0, 10));
        var guards = Of(LimitRuleKind.Guard);
        Assert.Equal(BidLimit.OfCap(3), guards[0]);
        Assert.Equal(new BidLimit(3 * 1.15, new CostGuard(3, 7, 0)), guards[1]);
        Assert.Equal(new BidLimit(double.PositiveInfinity, new CostGuard(3, 7, -.5)), guards[30]);
        Assert.Equal(new BidLimit(double.PositiveInfinity, new CostGuard(3, 1.75, -.5)), guards[^1]);

        // Even: 3 exp(.5), held at 3 * 1.15; 1 of 10 above: 3 exp(.5 - .7).
        Assert.Equal(3 * Math.Exp(.5), guards[30].PerValue(6, 2, 10), 12);
        Assert.Equal(3 * 1.15, guards[6].PerValue(6, 2, 10), 12);
        Assert.Equal(3 * Math.Exp(-.2), guards[6].PerValue(7, 2, 10), 12);
    }
}
