using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>The agent's bids: lambda times the change that its network values most, bid = value / lambda.</summary>
internal sealed class AgentSlotBids : ISlotBids
{
    private readonly TrainedAgent _agent;
    private readonly DqnConfig _config;
    private readonly CampaignState _state;
    private readonly float[] _features;
    private readonly int[] _action = new int[1];
    private readonly CostGuard? _guard;
    private double _lambda;

    /// <summary>Bids with an agent, which it disposes.</summary>
    public AgentSlotBids(TrainedAgent agent, DqnConfig config)
    {
        (_agent, _config) = (agent, config);
        var encoder = new StateEncoder(agent.Scale, config.Budget.CostLimit());
        _state = new CampaignState(agent.Scale, encoder, config.Agent.Smoothing);
        _features = new float[encoder.Features];
        _guard = CostGuard.Of(config.Budget);
    }

    /// <inheritdoc/>
    public double? Begin(Campaign campaign)
    {
        _state.Encode(campaign, _features);
        var before = _state.LastLambda(campaign);
        _lambda = campaign.Slots.Count == 0 ? before : before * (1 + _config.Agent.Actions[Action(campaign, before)]);
        if (_guard is { } guard)
            _lambda = Math.Max(_lambda, guard.LowestLambda(campaign.Spend, campaign.Slots.Sum(slot => slot.Value), campaign.Budget));
        return _lambda;
    }

    /// <inheritdoc/>
    public double Bid(double value, int place) => value / _lambda;

    /// <inheritdoc/>
    public void Dispose() => _agent.Dispose();

    private int Action(Campaign campaign, double before)
    {
        var allowed = LambdaRange.Of(1 / _state.Multiplier(campaign), campaign.Slots[0].Lambda, _config.Agent.LambdaRange).Allowed(before, _config.Agent.Actions);
        var greedy = default(Xoshiro256);
        _agent.Learner.Act(_features, 0, ref greedy, _action, allowed);
        return _action[0];
    }
}
