namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>What came of one bidder under one protocol.</summary>
/// <param name="Bidder">The bidder's name.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Outcomes">One outcome a task of the protocol, in order.</param>
public sealed record BidderScore(string Bidder, BidProtocol Protocol, IReadOnlyList<EpisodeOutcome> Outcomes)
{
    /// <summary>Value won over the best in hindsight, both summed over the episodes; NaN where the best is 0.</summary>
    public double Ratio => Value / Protocol.Optimum.Sum();

    /// <summary>Value won over all episodes.</summary>
    public double Value => Outcomes.Sum(outcome => outcome.Value);
}
