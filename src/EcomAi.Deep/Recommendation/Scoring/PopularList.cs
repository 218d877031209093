using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>The list of those whom the model does not know: the items with the most rows.</summary>
internal sealed class PopularList
{
    private readonly RankedItem[] _all;

    public PopularList(float[] popularity, RankableItems items)
    {
        _all = [.. Enumerable.Range(0, popularity.Length).Where(item => items[item]).Select(item => new RankedItem(item, popularity[item]))];
        Array.Sort(_all);
    }

    /// <summary>The most popular items without some.</summary>
    /// <param name="without">Items to leave out, ascending.</param>
    /// <param name="top">Items wanted.</param>
    public RankedItem[] For(ReadOnlySpan<int> without, int top)
    {
        var list = new List<RankedItem>(top);
        foreach (var ranked in _all)
        {
            if (list.Count == top)
                break;
            if (without.BinarySearch(ranked.Item) < 0)
                list.Add(ranked);
        }

        return [.. list];
    }
}
