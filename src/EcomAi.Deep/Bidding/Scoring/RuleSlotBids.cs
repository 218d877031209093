using EcomAi.Deep.Bidding.Baselines;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>A rule's bids. Its settings are those of the budget fraction nearest to the campaign's own.</summary>
/// <param name="config">The configuration.</param>
/// <param name="facts">The training part.</param>
/// <param name="stop">Whether somebody asked to stop while the rule is tuned.</param>
internal sealed class RuleSlotBids(DqnConfig config, MarketFacts facts, StopSignal stop) : ISlotBids
{
    private readonly TunedRule _rule = BidderFactory.Tune(config.Agent.Kind, config, facts, stop);
    private double _perValue;
    private AuctionMoment _moment;

    /// <inheritdoc/>
    public double? Begin(Campaign campaign)
    {
        var own = campaign.Budget / (facts.UnitCost * facts.EpisodeAuctions);
        var fraction = config.Budget.Fractions.MinBy(known => Math.Abs(Math.Log(known / own)));
        _rule.Rule.Begin(new BiddingTask(0, campaign.Budget, fraction, 1));
        var (left, value) = (campaign.Budget, 0.0);
        for (var slot = 0; slot < campaign.Slots.Count; slot++)
        {
            _rule.Rule.EndSlot(slot, campaign.Slots[slot].Spend, left);
            left -= campaign.Slots[slot].Spend;
            value += campaign.Slots[slot].Value;
        }

        _perValue = (_rule.Limits?.Of(fraction) ?? BidLimit.None).PerValue(campaign.Spend, value, campaign.Budget);
        _moment = new AuctionMoment(facts.MeanValue, Math.Max(0, left), campaign.Slots.Count, 0, campaign.Auctions);
        var bid = Bid(facts.MeanValue, 0);
        return _rule.Rule.HasLambda && bid > 0 ? facts.MeanValue / bid : null;
    }

    /// <inheritdoc/>
    public double Bid(double value, int place) =>
        Math.Max(0, Math.Min(_rule.Rule.Bid(_moment with { Value = value, InSlot = place, InEpisode = _moment.InEpisode + place }), _perValue * value));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
