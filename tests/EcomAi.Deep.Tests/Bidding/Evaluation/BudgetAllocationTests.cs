using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

public sealed class BudgetAllocationTests
{
    private static readonly CampaignResponse Shoes = new("shoes", 0, 100, [new(10, 3, 0), new(10, 1, 0)]);
    private static readonly CampaignResponse Hats = new("hats", 4, 100, [new(double.PositiveInfinity, 0, .5)]);

    [Fact]
    public void Money_goes_where_it_returns_most()
    {
        // A conversion is worth 4 clicks: hats return 2 a unit, between shoes' 3 and 1. 4 to hats, 10 to shoes, the other 6 to hats.
        var plan = BudgetAllocation.Solve([Shoes, Hats], 20, 1, 4);
        Assert.Equal([new CampaignSpend("shoes", 10, 30, 0), new CampaignSpend("hats", 10, 0, 5)], plan.Campaigns);
        Assert.Equal((20, 50, 2), (plan.Spend, plan.Worth, plan.MarginalWorth));
    }

    [Fact]
    public void Money_that_returns_nothing_stays()
    {
        var plan = BudgetAllocation.Solve([Shoes], 50, 1, 1);
        Assert.Equal((20, 40, 0), (plan.Spend, plan.Worth, plan.MarginalWorth));
    }

    [Fact]
    public void The_least_spend_goes_first_even_where_it_returns_less()
    {
        var plan = BudgetAllocation.Solve([Shoes, Hats], 10, 1, 1);
        Assert.Equal([6, 4], plan.Campaigns.Select(campaign => campaign.Spend));
        Assert.Equal(3, plan.MarginalWorth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void No_allocation_in_whole_units_is_better(ulong seed)
    {
        // Whole widths, bounds and budget: a corner of the linear program is whole too.
        var draws = new Xoshiro256(seed);
        var campaigns = new CampaignResponse[4];
        for (var i = 0; i < campaigns.Length; i++)
        {
            double[] returns = [.. Enumerable.Range(0, 3).Select(_ => draws.NextDouble()).OrderDescending()];
            var least = draws.NextInt(3);
            campaigns[i] = new CampaignResponse($"{i}", least, least + draws.NextInt(6), [.. returns.Select(some => new ResponseSegment(1 + draws.NextInt(3), some, some * some))]);
        }

        var budget = 8 + draws.NextInt(8);
        var plan = BudgetAllocation.Solve(campaigns, budget, 2, 3);
        Assert.InRange(plan.Spend, 0, budget);
        Assert.All(plan.Campaigns.Zip(campaigns), pair => Assert.InRange(pair.First.Spend, pair.Second.LeastSpend, pair.Second.MostSpend));
        Assert.Equal(Best(campaigns, 0, budget), plan.Worth, 9);
    }

    private static double Best(CampaignResponse[] campaigns, int first, int budget)
    {
        if (first == campaigns.Length)
            return 0;
        var best = double.NegativeInfinity;
        for (var spend = (int)campaigns[first].LeastSpend; spend <= Math.Min(campaigns[first].MostSpend, budget); spend++)
            best = Math.Max(best, WorthOf(campaigns[first], spend) + Best(campaigns, first + 1, budget - spend));
        return best;
    }

    private static double WorthOf(CampaignResponse campaign, double spend)
    {
        var worth = 0.0;
        foreach (var segment in campaign.Segments)
        {
            var part = Math.Min(segment.Spend, spend);
            worth += part * ((2 * segment.ClicksPerMoney) + (3 * segment.ConversionsPerMoney));
            spend -= part;
        }

        return worth;
    }

    [Fact]
    public void Faults_name_the_campaign()
    {
        static string Message(CampaignResponse campaign, double budget) =>
            Assert.Throws<EcomException>(() => BudgetAllocation.Solve([campaign], budget, 1, 1)).Message;
        Assert.Contains("'a': returns must fall", Message(new("a", 0, 9, [new(1, 1, 0), new(1, 2, 0)]), 5), StringComparison.Ordinal);
        Assert.Contains("'a': the least and most", Message(new("a", 3, 2, []), 5), StringComparison.Ordinal);
        Assert.Contains("'a': a segment needs", Message(new("a", 0, 2, [new(0, 1, 1)]), 5), StringComparison.Ordinal);
        Assert.Contains("sum to 6, more than the budget of 5", Message(new("a", 6, 9, []), 5), StringComparison.Ordinal);
        Assert.Contains("0 or more", Message(new("a", 0, 9, []), -1), StringComparison.Ordinal);
    }
}
