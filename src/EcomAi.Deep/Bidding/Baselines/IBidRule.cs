namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>A rule that bids auction by auction.</summary>
internal interface IBidRule
{
    /// <summary>Whether a bid is value / lambda, so that lambda has a course that can be drawn.</summary>
    bool HasLambda { get; }

    /// <summary>Begins a task anew.</summary>
    void Begin(in BiddingTask task);

    /// <summary>The bid for one auction, money; below 0 is no bid.</summary>
    double Bid(in AuctionMoment at);

    /// <summary>Learns what a slot has cost.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="spend">Money paid in it.</param>
    /// <param name="before">Money left when it began.</param>
    void EndSlot(int slot, double spend, double before)
    {
    }
}
