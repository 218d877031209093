using EcomAi.Deep.Bidding.Evaluation;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

/// <summary>The calls as a reader of the documentation would write them.</summary>
public sealed class PublicEstimatorsTests
{
    [Fact]
    public void A_budget_goes_to_the_best_segments_of_two_campaigns()
    {
        var plan = BudgetAllocation.Solve(
            [
                new CampaignResponse("shoes", 0, double.PositiveInfinity, [new ResponseSegment(100, .5, .02), new ResponseSegment(100, .2, .01)]),
                new CampaignResponse("hats", 0, double.PositiveInfinity, [new ResponseSegment(100, .3, .01)]),
            ],
            budget: 150, clickWeight: 1, conversionWeight: 10);

        // A money is worth .7, .3 and .4: 100 for shoes, then 50 for hats.
        Assert.Equal([100, 50], plan.Campaigns.Select(campaign => campaign.Spend));
        Assert.Equal(90, plan.Worth, 12);
        Assert.Equal(.4, plan.MarginalWorth, 12);
    }

    [Fact]
    public void A_log_of_another_policy_tells_what_a_policy_is_worth()
    {
        LoggedDecision[] log = [new(0, 0, .5, 1), new(0, 1, .5, 3), new(0, 0, .5, 1), new(0, 1, .5, 3)];
        var rewards = OffPolicy.MeanRewards(log, contexts: 1, actions: 2);
        var result = OffPolicy.Estimate(log, new ActionTable(2, [.25, .75]), rewards);

        // .25 * 1 + .75 * 3; weights .5 and 1.5 twice: 4^2 / (2 * .25 + 2 * 2.25).
        Assert.Equal((2.5, 2.5, 2.5), (result.Ips.Value, result.SelfNormalised.Value, result.DoublyRobust.Value));
        Assert.Equal(3.2, result.EffectiveSampleSize, 12);
    }
}
