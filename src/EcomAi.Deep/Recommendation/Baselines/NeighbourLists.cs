namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>Weighted neighbours of rows, as compressed rows: one flat array of ids, ascending within a row, and one of weights.</summary>
internal sealed class NeighbourLists
{
    private readonly int _width;

    /// <summary>Wraps the arrays.</summary>
    /// <param name="offsets">Where each row begins, and after them where the last ends.</param>
    /// <param name="ids">Neighbour ids, ascending within a row.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="width">Ids are 0 to width - 1.</param>
    public NeighbourLists(long[] offsets, int[] ids, float[] weights, int width)
    {
        (Offsets, Ids, Weights, _width) = (offsets, ids, weights, width);
    }

    public long[] Offsets { get; }

    public int[] Ids { get; }

    public float[] Weights { get; }

    public int RowCount => Offsets.Length - 1;

    public ReadOnlySpan<int> IdsOf(int row) => Ids.AsSpan((int)Offsets[row], (int)(Offsets[row + 1] - Offsets[row]));

    public ReadOnlySpan<float> WeightsOf(int row) => Weights.AsSpan((int)Offsets[row], (int)(Offsets[row + 1] - Offsets[row]));

    /// <summary>The same weights by neighbour: row j holds the rows that count j among their neighbours.</summary>
    public NeighbourLists Transpose()
    {
        var offsets = new long[_width + 1];
        foreach (var id in Ids)
            offsets[id + 1]++;
        for (var id = 0; id < _width; id++)
            offsets[id + 1] += offsets[id];

        var next = offsets[..^1];
        var rows = new int[Ids.Length];
        var weights = new float[Ids.Length];
        for (var row = 0; row < RowCount; row++)
        {
            var ids = IdsOf(row);
            var values = WeightsOf(row);
            for (var i = 0; i < ids.Length; i++)
            {
                var slot = next[ids[i]]++;
                rows[slot] = row;
                weights[slot] = values[i];
            }
        }

        return new NeighbourLists(offsets, rows, weights, RowCount);
    }
}
