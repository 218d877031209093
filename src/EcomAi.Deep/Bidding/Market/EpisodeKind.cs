namespace EcomAi.Deep.Bidding.Market;

/// <summary>What an episode is: the span for which one budget is given.</summary>
public enum EpisodeKind
{
    /// <summary>A fixed number of auctions.</summary>
    Auctions,

    /// <summary>A day of the time column.</summary>
    Day,
}
