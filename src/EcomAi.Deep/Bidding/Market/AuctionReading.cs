namespace EcomAi.Deep.Bidding.Market;

/// <summary>Auctions with what there is to say about where they are from.</summary>
/// <param name="Log">The auctions.</param>
/// <param name="Files">Full paths of the files they were read from; none for a simulated market.</param>
/// <param name="Facts">What there is to say about them.</param>
internal sealed record AuctionReading(AuctionLog Log, IReadOnlyList<string> Files, IReadOnlyList<KeyValuePair<string, string>> Facts);
