using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation;

/// <summary>Everything that training and evaluation know of a shop: the split rows, the ids behind the dense numbers, the categories.</summary>
public sealed record RecommendationData
{
    /// <summary>The training rows and what is held out.</summary>
    public required InteractionSplit Split { get; init; }

    /// <summary>User ids by dense number.</summary>
    public required Vocabulary Users { get; init; }

    /// <summary>Item ids by dense number.</summary>
    public required Vocabulary Items { get; init; }

    /// <summary>Categories of users; null where none are configured.</summary>
    public CategoryTable? UserCategories { get; init; }

    /// <summary>Categories of items; null where none are configured.</summary>
    public CategoryTable? ItemCategories { get; init; }

    /// <summary>What the data held, as label and value, in the order shown.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The files it was read from.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}
