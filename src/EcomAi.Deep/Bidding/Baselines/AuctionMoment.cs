namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>What a rule knows when it bids for an auction.</summary>
/// <param name="Value">The auction's predicted value.</param>
/// <param name="Left">Money left.</param>
/// <param name="Slot">The slot of the episode.</param>
/// <param name="InSlot">Auctions of the slot that are over.</param>
/// <param name="InEpisode">Auctions of the episode that are over.</param>
internal readonly record struct AuctionMoment(double Value, double Left, int Slot, int InSlot, int InEpisode);
