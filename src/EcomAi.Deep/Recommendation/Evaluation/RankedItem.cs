namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>An item of a ranked list. Lists are ordered by score, descending; equal scores by dense item id, ascending.</summary>
/// <param name="Item">The dense item id.</param>
/// <param name="Score">Its score.</param>
internal readonly record struct RankedItem(int Item, float Score) : IComparable<RankedItem>
{
    /// <inheritdoc/>
    public int CompareTo(RankedItem other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : Item.CompareTo(other.Item);
    }
}
