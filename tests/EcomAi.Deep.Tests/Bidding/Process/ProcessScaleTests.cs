using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Data;
using EcomAi.Deep.Tests.Bidding.Baselines;

namespace EcomAi.Deep.Tests.Bidding.Process;

/// <summary>Expected numbers by hand.</summary>
public sealed class ProcessScaleTests
{
    // Two episodes of two slots: {.2 for 1, .1 for 1}, {.3 for 2}; {.1 for 1}, {}.
    private static readonly AuctionLog Log = new([.2, .1, .3, .1], [1, 1, 2, 1], null, null, 2, [0, 2, 3, 4, 4]);

    private static readonly ProcessScale Scale = Measure(Log, whole: true);

    private static ProcessScale Measure(AuctionLog log, bool whole) =>
        ProcessScale.Measure(new SlotIndex(log, Logs.SecondPrice), new HindsightIndex(log), .., 1.25, whole, [(.1, 2, 100), (.4, 100, 25)]);

    [Fact]
    public void Means_and_what_is_left_of_the_auctions()
    {
        Assert.Equal(1.25, Scale.MeanPrice);
        Assert.Equal(.175, Scale.MeanValue, 15);
        Assert.Equal(2, Scale.Auctions);
        Assert.Equal([1.5, .5], Scale.Expected.Auctions);
        Assert.Equal([1, .25, 0], Scale.AuctionsLeft);
    }

    [Fact]
    public void Plans_are_the_spending_at_the_price_of_money_in_each_episode()
    {
        // Budget 2: lambda* .15 wins 1 and 2 in the first episode, .1 wins 1 in the second. Budget 100: all, 3 in first slots and 2 in second ones.
        Assert.Equal([1, .5, 0], Scale.Budgets[0].PlanLeft);
        Assert.Equal([1, .4, 0], Scale.Budgets[1].PlanLeft.Select(part => Math.Round(part, 14)));
    }

    [Fact]
    public void Slots_are_expected_to_spend_what_a_lambda_won_in_them()
    {
        // At the lowest level all is won: (2 + 1) / 2 and 2 / 2 of mean price 1.25; at the highest nothing.
        Assert.Equal(1.2, Scale.Expected.SpendAt(0, SlotExpectations.Lowest), 14);
        Assert.Equal(.8, Scale.Expected.SpendAt(1, -99), 14);
        Assert.Equal(0, Scale.Expected.SpendAt(0, 99));
    }

    [Fact]
    public void Between_two_levels_spending_is_linear()
    {
        double[] spend = [.. Enumerable.Range(0, 2 * SlotExpectations.Levels).Select(i => (double)i)];
        var expected = new SlotExpectations([1, 1], spend);
        Assert.Equal(2.4, expected.SpendAt(0, SlotExpectations.Lowest + (2.4 * SlotExpectations.Step)), 12);
        Assert.Equal(SlotExpectations.Levels + 39.5, expected.SpendAt(1, SlotExpectations.Lowest + (39.5 * SlotExpectations.Step)), 12);
        Assert.Equal(SlotExpectations.Levels - 1, expected.SpendAt(0, 3), 12);
    }

    [Theory]
    [InlineData(.2, 50)] // half way in the logarithm
    [InlineData(.1, 100)]
    [InlineData(.01, 100)]
    [InlineData(7, 25)]
    public void Starts_are_log_linear_between_budgets(double fraction, double multiplier) => Assert.Equal(multiplier, Scale.Multiplier(fraction), 10);

    [Fact]
    public void The_plan_is_that_of_the_nearest_budget()
    {
        Assert.Same(Scale.Budgets[0].PlanLeft, Scale.PlanLeft(.19));
        Assert.Same(Scale.Budgets[1].PlanLeft, Scale.PlanLeft(.21));
    }

    [Fact]
    public void Budgets_are_whole_where_prices_are()
    {
        Assert.Equal(2, Scale.Budget(.9));
        Assert.Equal(2.25, Measure(Log, whole: false).Budget(.9));
        Assert.Equal(.8, Scale.Fraction(2));
    }

    [Fact]
    public void Episodes_without_value_or_auctions_leave_the_plan_to_the_others()
    {
        var log = new AuctionLog([.2, 0, .3], [1, 5, 2], null, null, 2, [0, 1, 1, 1, 2, 2, 3]);
        Assert.Equal([1, .6667, 0], Measure(log, whole: true).Budgets[1].PlanLeft.Select(part => Math.Round(part, 4)));
    }

    [Theory]
    [InlineData(0, 1, "market.value")]
    [InlineData(1, 0, "market.price")]
    public void A_part_without_value_or_price_is_told(double value, double price, string option) => Assert.Contains(
        option, Assert.Throws<DataException>(() => Measure(new AuctionLog([value], [price], null, null, 1, [0, 1]), whole: true)).Message, StringComparison.Ordinal);
}
