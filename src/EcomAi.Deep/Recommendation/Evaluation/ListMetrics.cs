using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>
/// What ranked lists look like beside their accuracy, over all users' lists at several lengths:
/// <list type="bullet">
/// <item><c>Coverage</c>: the share of the catalogue that is in anybody's list (Herlocker et al. 2004).</item>
/// <item><c>Popularity</c>: the mean over list entries of the number of training users who have the item.</item>
/// <item><c>Novelty</c>: the mean over list entries of -log2(p), p the share of training users who have the item, at least one user
/// (mean self-information, Zhou et al. 2010), in bits.</item>
/// <item><c>Diversity</c>: the mean over users of the share of pairs in the list whose categories differ
/// (1 minus the intra-list similarity of Ziegler et al. 2005); lists of fewer than two items are left out.</item>
/// </list>
/// </summary>
public sealed class ListMetrics
{
    private readonly IReadOnlyList<int> _lengths;
    private readonly int[]? _usersOfItem;
    private readonly int[]? _categories;
    private readonly double[] _selfInformation;
    private readonly bool[][] _covered;
    private readonly double[] _popularity;
    private readonly double[] _novelty;
    private readonly double[] _diversity;
    private readonly long[] _entries;
    private readonly long[] _diverseLists;

    /// <summary>Prepares the sums.</summary>
    /// <param name="lengths">List lengths.</param>
    /// <param name="itemCount">Items of the catalogue.</param>
    /// <param name="usersOfItem">Training users of each item; null, where nobody has counted them, leaves popularity and novelty out.</param>
    /// <param name="userCount">All training users.</param>
    /// <param name="categories">The category of each item; null leaves diversity out.</param>
    public ListMetrics(IReadOnlyList<int> lengths, int itemCount, int[]? usersOfItem, int userCount, int[]? categories)
    {
        if (categories is not null)
            ArgumentOutOfRangeException.ThrowIfNotEqual(categories.Length, itemCount);
        _lengths = lengths;
        _usersOfItem = usersOfItem;
        _categories = categories;
        _selfInformation = [.. (usersOfItem ?? []).Select(users => -Math.Log2(Math.Max(users, 1) / (double)Math.Max(userCount, 1)))];
        _covered = [.. lengths.Select(_ => new bool[itemCount])];
        _popularity = new double[lengths.Count];
        _novelty = new double[lengths.Count];
        _diversity = new double[lengths.Count];
        _entries = new long[lengths.Count];
        _diverseLists = new long[lengths.Count];
    }

    /// <summary>Adds one user's list.</summary>
    /// <param name="items">Dense item ids, best first; may be shorter than the lengths.</param>
    public void Add(ReadOnlySpan<int> items)
    {
        for (var slot = 0; slot < _lengths.Count; slot++)
        {
            var list = items[..Math.Min(_lengths[slot], items.Length)];
            _entries[slot] += list.Length;
            foreach (var item in list)
            {
                _covered[slot][item] = true;
                if (_usersOfItem is null)
                    continue;
                _popularity[slot] += _usersOfItem[item];
                _novelty[slot] += _selfInformation[item];
            }

            if (_categories is null || list.Length < 2)
                continue;
            _diverseLists[slot]++;
            _diversity[slot] += ShareOfDifferingPairs(list, _categories);
        }
    }

    /// <summary>The figures, all of a length together; NaN where nothing was added.</summary>
    public IReadOnlyList<MetricValue> Values()
    {
        var values = new List<MetricValue>();
        for (var slot = 0; slot < _lengths.Count; slot++)
        {
            var k = _lengths[slot];
            values.Add(new(RankingMetrics.At("Coverage", k), _covered[slot].Count(covered => covered) / (double)_covered[slot].Length));
            if (_usersOfItem is not null)
            {
                values.Add(new(RankingMetrics.At("Popularity", k), _popularity[slot] / _entries[slot]));
                values.Add(new(RankingMetrics.At("Novelty", k), _novelty[slot] / _entries[slot]));
            }

            if (_categories is not null)
                values.Add(new(RankingMetrics.At("Diversity", k), _diversity[slot] / _diverseLists[slot]));
        }

        return values;
    }

    private static double ShareOfDifferingPairs(ReadOnlySpan<int> list, int[] categories)
    {
        var differing = 0;
        for (var first = 0; first < list.Length; first++)
        {
            for (var second = first + 1; second < list.Length; second++)
            {
                if (categories[list[first]] != categories[list[second]])
                    differing++;
            }
        }

        return differing / (list.Length * (list.Length - 1) / 2.0);
    }
}
