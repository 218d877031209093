using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Bidding.Scoring;
using EcomAi.Deep.Tests.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Scoring;

/// <summary>What scoring reckons of a campaign's past is, to the bit, what the agent saw on the way.</summary>
public sealed class CampaignStateTests
{
    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(false, 40.0)]
    public void A_campaign_has_the_state_that_its_episode_had(bool wholePrices, double? limit)
    {
        var small = new SmallProcess(wholePrices: wholePrices, change: config => config with { Budget = new BudgetConfig { Fractions = [.25], CpcLimit = limit } });
        var process = small.Of(1);
        var task = small.Task(4, .25, 1);
        process.Begin([task]);
        var encoder = new StateEncoder(small.Scale, limit);
        var campaigns = new CampaignState(small.Scale, encoder, small.Config.Agent.Smoothing);
        var slots = new List<CampaignSlot>();
        var random = new Xoshiro256(8);
        var state = new float[encoder.Features];
        while (!process.Over)
        {
            campaigns.Encode(new Campaign("one", task.Budget, slots), state);
            Assert.Equal(process.States, state);
            process.Step(small.Draw(ref random, 1), new float[1]);
            var market = process.Market;
            slots.Add(new CampaignSlot(market.SlotAuctions[0], market.SlotWins[0], market.SlotSpend[0], market.SlotValue[0], process.Lambda[0]));
        }
    }

    [Theory]
    [InlineData(null, .1)]
    [InlineData(null, .5)]
    [InlineData(40.0, .5)]
    public void Slot_by_slot_the_agent_scores_as_it_was_measured(double? limit, double fraction)
    {
        var small = new SmallProcess(wholePrices: false, change: config => config with { Seed = 3, Budget = new BudgetConfig { Fractions = [.25], CpcLimit = limit } });
        using var agent = new SmallAgent(small);
        var task = small.Task(6, fraction, 1);
        var trace = new BiddingTrace(1, SmallProcess.Slots);
        agent.Bidder.Bid(small.Log, [task], trace, new StopSignal());
        using var bids = new AgentSlotBids(new TrainedAgent(DqnTraining.Learner(small.Config, TorchSharp.torch.CPU), small.Scale), small.Config);
        var slots = new List<CampaignSlot>();
        for (var slot = 0; slot < SmallProcess.Slots; slot++)
        {
            var campaign = new Campaign("one", task.Budget, slots);
            var lambda = bids.Begin(campaign)!.Value;
            Assert.Equal(trace.Lambda[slot], lambda);
            Assert.Equal(.01 / lambda, bids.Bid(.01, 0));
            var won = small.Index.Play(6, slot, lambda, campaign.Left);
            Assert.Equal(trace.Spend[slot], won.Spend);
            slots.Add(new CampaignSlot(won.Auctions, won.Wins, won.Spend, won.Value, lambda));
        }

        Assert.True(trace.Lambda.Distinct().Count() > 2, "lambda must change in this case");
    }
}
