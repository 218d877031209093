namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// The rules of the replay: an auction is won when the bid, cut at <paramref name="MaxBid"/> and at the money that is left, is at least the market price.
/// </summary>
/// <param name="Kind">What the winner pays.</param>
/// <param name="MaxBid">The highest bid allowed, in money; infinity sets no limit.</param>
public readonly record struct AuctionRules(AuctionKind Kind, double MaxBid);
