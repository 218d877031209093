using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Writing;

/// <summary>Gathers what a column's pages hold: the page index and the statistics of the whole chunk.</summary>
internal sealed class ChunkIndex<T>(ValueCodec<T> codec)
{
    private readonly List<Page> _pages = [];

    /// <summary>Where the pages are.</summary>
    public OffsetIndex Offsets { get; } = new();

    /// <summary>Adds a data page.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="bounds">Values that have the page's smallest and largest one.</param>
    /// <param name="present">How many of its entries are values.</param>
    /// <param name="nulls">How many are not.</param>
    public void Add(PageLocation location, ReadOnlySpan<T> bounds, int present, int nulls)
    {
        Offsets.PageLocations.Add(location);
        var bounded = codec.TryBounds(bounds, out var low, out var high);
        _pages.Add(new Page(present, nulls, bounded, low, high));
    }

    /// <summary>The bounds of all pages; null where a page has values without bounds.</summary>
    public ColumnIndex? Bounds()
    {
        var index = new ColumnIndex { BoundaryOrder = Order(), NullCounts = [] };
        foreach (var page in _pages)
        {
            if (page.Present > 0 && !page.Bounded)
                return null;
            var min = page.Present == 0 ? [] : codec.Bound(page.Low, upper: false, out _);
            var max = page.Present == 0 ? [] : codec.Bound(page.High, upper: true, out _);
            if (min == null || max == null)
                return null;
            index.NullPages.Add(page.Present == 0);
            index.MinValues.Add(min);
            index.MaxValues.Add(max);
            index.NullCounts.Add(page.Nulls);
        }

        return index;
    }

    /// <summary>Null count and bounds of the chunk.</summary>
    public Statistics Statistics()
    {
        var statistics = new Statistics { NullCount = _pages.Sum(page => (long)page.Nulls) };
        var bounded = _pages.FindAll(page => page.Bounded);
        if (bounded.Count == 0)
            return statistics;
        var (low, high) = (bounded[0].Low, bounded[0].High);
        foreach (var page in bounded)
        {
            low = codec.Compare(page.Low, low) < 0 ? page.Low : low;
            high = codec.Compare(page.High, high) > 0 ? page.High : high;
        }

        statistics.MinValue = codec.Bound(low, upper: false, out var exactMin);
        statistics.MaxValue = codec.Bound(high, upper: true, out var exactMax);
        statistics.IsMinValueExact = exactMin;
        statistics.IsMaxValueExact = statistics.MaxValue == null ? null : exactMax;
        return statistics;
    }

    private BoundaryOrder Order()
    {
        var (rises, falls) = (true, true);
        var bounded = _pages.FindAll(page => page.Bounded);
        for (var i = 1; i < bounded.Count; i++)
        {
            var (before, page) = (bounded[i - 1], bounded[i]);
            var (low, high) = (codec.Compare(page.Low, before.Low), codec.Compare(page.High, before.High));
            rises &= low >= 0 && high >= 0;
            falls &= low <= 0 && high <= 0;
        }

        return rises ? BoundaryOrder.ASCENDING : falls ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
    }

    private readonly record struct Page(int Present, int Nulls, bool Bounded, T Low, T High);
}
