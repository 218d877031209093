namespace EcomAi.Deep.Data.Import;

/// <summary>Which leave-one-out split to import, and where to.</summary>
public sealed record NcfImportOptions
{
    /// <summary>
    /// The folder with <c>train.tsv</c>, <c>test.tsv</c> and <c>test-negatives.txt</c>, or with <c>*.train.rating</c>,
    /// <c>*.test.rating</c> and <c>*.test.negative</c>; each plain or with <c>.gz</c>.
    /// </summary>
    public required string Input { get; init; }

    /// <summary>The folder for <c>train.parquet</c>, <c>test.parquet</c> and <c>negatives.parquet</c>; made where missing.</summary>
    public required string Output { get; init; }
}
