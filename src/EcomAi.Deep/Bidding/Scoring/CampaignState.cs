using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>Brings the agent's state of a campaign back from what its slots came to, as <see cref="DecisionProcess"/> would have reckoned it on the way.</summary>
/// <param name="scale">The training part's yardsticks.</param>
/// <param name="encoder">Reckons states.</param>
/// <param name="smoothing">The state's smoothing.</param>
internal sealed class CampaignState(ProcessScale scale, StateEncoder encoder, double smoothing)
{
    private readonly SmoothedSlots _smoothed = new(1, smoothing);

    /// <summary>Lambda of the slot before the next: the last one's, or the tuned start of the budget.</summary>
    public double LastLambda(Campaign campaign) => campaign.Slots.Count > 0 ? campaign.Slots[^1].Lambda : 1 / Multiplier(campaign);

    /// <summary>The tuned start, bid per unit of value.</summary>
    public double Multiplier(Campaign campaign) => scale.Multiplier(scale.Fraction(campaign.Budget));

    /// <summary>Reckons the state before the campaign's next slot.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="state">Receives the numbers.</param>
    public void Encode(Campaign campaign, Span<float> state)
    {
        _smoothed.Clear();
        var (left, value) = (campaign.Budget, 0.0);
        for (var slot = 0; slot < campaign.Slots.Count; slot++)
        {
            var row = campaign.Slots[slot];
            _smoothed.Add(0, encoder.Played(slot, left, row.Lambda, row.Auctions, row.Wins, row.Spend, row.Value));
            _smoothed.Advance();
            left -= row.Spend;
            value += row.Value;
        }

        encoder.Encode(new Observation(campaign.Slots.Count, campaign.Budget, Math.Max(0, left), LastLambda(campaign), value, scale.PlanLeft(scale.Fraction(campaign.Budget)), _smoothed.Read(0)), state);
    }
}
