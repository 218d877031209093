using EcomAi.Deep.Training;

namespace EcomAi.Deep.Data.Streaming;

/// <summary>
/// Which row groups meet in which window of an epoch: all row groups in a random order, cut where a window is full. It follows from the row
/// groups' sizes, the seed and the epoch alone, so that any row of any epoch is found without reading those before it.
/// </summary>
internal sealed class WindowPlan
{
    private readonly int[] _order;
    private readonly int[] _cuts;
    private readonly long[] _starts;

    /// <summary>Plans an epoch.</summary>
    /// <param name="rowGroups">Rows of each row group of the table.</param>
    /// <param name="windowRows">Rows of a window; a window ends with the row group that reaches them.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    public WindowPlan(IReadOnlyList<int> rowGroups, int windowRows, long seed, int epoch)
    {
        _order = [.. Enumerable.Range(0, rowGroups.Count).Where(group => rowGroups[group] > 0)];
        var random = new Xoshiro256(Seeds.Derive(seed, "row groups", epoch));
        random.Shuffle(_order.AsSpan());
        List<int> cuts = [0];
        List<long> starts = [0];
        var rows = 0L;
        for (var i = 0; i < _order.Length; i++)
        {
            rows += rowGroups[_order[i]];
            if (rows - starts[^1] < windowRows && i < _order.Length - 1)
                continue;
            cuts.Add(i + 1);
            starts.Add(rows);
        }

        (_cuts, _starts) = ([.. cuts], [.. starts]);
    }

    /// <summary>Windows of the epoch.</summary>
    public int Windows => _cuts.Length - 1;

    /// <summary>The row groups of a window, in the order in which they fill it.</summary>
    public ReadOnlySpan<int> RowGroups(int window) => _order.AsSpan(_cuts[window].._cuts[window + 1]);

    /// <summary>Rows of a window.</summary>
    public long Rows(int window) => _starts[window + 1] - _starts[window];

    /// <summary>The window that holds a row of the epoch, and the row's place in it.</summary>
    public (int Window, int Place) Find(long row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)row, (ulong)_starts[^1], nameof(row));
        var at = Array.BinarySearch(_starts, row);
        var window = at >= 0 ? at : ~at - 1;
        return (window, (int)(row - _starts[window]));
    }
}
