namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>What a run's bidder bids in the next slot of a campaign.</summary>
internal interface ISlotBids : IDisposable
{
    /// <summary>Takes up a campaign.</summary>
    /// <returns>Lambda of its next slot, value asked for per money; null where the bidder has none.</returns>
    double? Begin(Campaign campaign);

    /// <summary>The bid for an auction of the campaign that was taken up, money; 0 is no bid.</summary>
    /// <param name="value">The auction's predicted value.</param>
    /// <param name="place">The auctions of the slot that come before it.</param>
    double Bid(double value, int place);
}
