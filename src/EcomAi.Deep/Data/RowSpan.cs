namespace EcomAi.Deep.Data;

/// <summary>Rows of a row group that follow one another.</summary>
/// <param name="First">The first, from 0.</param>
/// <param name="Count">How many.</param>
internal readonly record struct RowSpan(long First, long Count)
{
    /// <summary>The rows that are in both of two lists in ascending order.</summary>
    public static List<RowSpan> Intersect(IReadOnlyList<RowSpan> a, IReadOnlyList<RowSpan> b)
    {
        var both = new List<RowSpan>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            var first = Math.Max(a[i].First, b[j].First);
            var (endA, endB) = (a[i].First + a[i].Count, b[j].First + b[j].Count);
            if (first < Math.Min(endA, endB))
                both.Add(new RowSpan(first, Math.Min(endA, endB) - first));
            if (endA < endB)
                i++;
            else
                j++;
        }

        return both;
    }
}
