using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Process;

/// <summary>Expected numbers by hand, from the formulas of <see cref="StateEncoder.Describe"/>.</summary>
public sealed class StateEncoderTests
{
    private static readonly ProcessScale Scale = new(
        10, .01, 10, 100, [1, .5, 0], new SlotExpectations([50, 50], [.. Enumerable.Repeat(20.0, 2 * SlotExpectations.Levels)]), true, [new BudgetStart(.125, 500, [1, .4, 0])]);

    [Fact]
    public void Every_number_is_as_described()
    {
        // Budget 125, 50 of it spent in the first slot on 10 of 40 auctions worth .2 together; lambda .002, level ln(.002 * 10 / .01).
        var state = After(budget: 125, lambda: .002, auctions: 40, wins: 10, spend: 50, value: .2, limit: 300);
        var m = 75 / (.5 * 100 * 10);
        Assert.Equal(
            [
                0, (Math.Log(m) + 2) / 1.5, Math.Log(2) - .5, Math.Log((.125 + (.1 * m)) / (1.1 * m)), (50 / 62.5) - 1, 0, 0, .5, .2, .5, 0,
                2 * Math.Log(5.025 / 20.025), 2 * Math.Log(5.025 / 20.025), 2 * Math.Log(60 / 70.0), 2 * Math.Log(60 / 70.0), Math.Log(.603 / .403),
                5 * Math.Log(50.25 / 60.25), 3 * Math.Log(.6), .4,
            ],
            state, (expected, seen) => Math.Abs(expected - seen) < 1e-6);
    }

    [Fact]
    public void Without_money_and_auctions_all_numbers_stay_finite()
    {
        Assert.All(After(budget: 125, lambda: 1e-9, auctions: 0, wins: 0, spend: 125, value: 0, limit: 300), number => Assert.InRange(number, -25, 25));
        Assert.All(After(budget: 125, lambda: 1e9, auctions: 0, wins: 0, spend: 0, value: 0, limit: null), number => Assert.InRange(number, -30, 30));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(300.0)]
    public void Names_are_as_many_as_numbers(double? limit)
    {
        var encoder = new StateEncoder(Scale, limit);
        Assert.Equal(encoder.Features, encoder.Describe().Count);
        Assert.Equal(StateEncoder.FeaturesOf(limit), encoder.Features);
        Assert.Equal(encoder.Features, encoder.Describe().Select(input => input.Name).Distinct().Count());
        Assert.Equal("pace", encoder.Describe()[StateEncoder.PacePlace].Name);
    }

    private static double[] After(double budget, double lambda, int auctions, int wins, double spend, double value, double? limit)
    {
        var encoder = new StateEncoder(Scale, limit);
        var smoothed = new SmoothedSlots(1, .8);
        smoothed.Add(0, encoder.Played(0, budget, lambda, auctions, wins, spend, value));
        smoothed.Advance();
        var state = new float[encoder.Features];
        encoder.Encode(new Observation(1, budget, budget - spend, lambda, value, Scale.Budgets[0].PlanLeft, smoothed.Read(0)), state);
        return Array.ConvertAll(state, number => (double)number);
    }
}
