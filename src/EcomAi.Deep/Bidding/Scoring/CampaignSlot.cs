namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>What a slot of a campaign came to.</summary>
/// <param name="Auctions">Auctions that could have been bid for.</param>
/// <param name="Wins">Auctions won.</param>
/// <param name="Spend">Money paid.</param>
/// <param name="Value">Predicted value won.</param>
/// <param name="Lambda">Value asked for per money in it.</param>
internal readonly record struct CampaignSlot(int Auctions, int Wins, double Spend, double Value, double Lambda);
