namespace EcomAi.Deep.Bidding.Market;

/// <summary>What the winner of an auction pays.</summary>
public enum AuctionKind
{
    /// <summary>The market price, the highest bid of the others.</summary>
    SecondPrice,

    /// <summary>The own bid.</summary>
    FirstPrice,
}
