namespace EcomAi.Deep.Data.Import;

/// <summary>What <see cref="AuctionImport"/> reads and writes.</summary>
public sealed record AuctionImportOptions
{
    /// <summary>The log of auctions, plain or gzip.</summary>
    public required string Input { get; init; }

    /// <summary>The counts of earlier auctions; null where there are none.</summary>
    public string? TrainInfo { get; init; }

    /// <summary>The folder to write to, or the file for the auctions where there are no counts.</summary>
    public required string Output { get; init; }
}
