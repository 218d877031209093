using System.Runtime.InteropServices;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation.Streaming;

/// <summary>One pass over rows that are too many to keep: the ids there are, how often each item comes, and what held-out users have.</summary>
internal sealed class InteractionScan
{
    private readonly InteractionColumns _columns;
    private readonly int _heldOutUsers;
    private readonly List<int> _seenUsers = [];
    private readonly List<int> _seenItems = [];
    private readonly List<int> _itemRows = [];
    private double _weights;

    /// <summary>Prepares the pass.</summary>
    /// <param name="columns">Where the values are.</param>
    /// <param name="users">Users of the held-out rows, at first; the pass adds the others behind them.</param>
    /// <param name="items">Items of the held-out rows, at first, likewise.</param>
    public InteractionScan(InteractionColumns columns, Vocabulary users, Vocabulary items)
    {
        (_columns, Users, Items) = (columns, users, items);
        _heldOutUsers = users.Count;
    }

    /// <summary>All users, numbered in the order met.</summary>
    public Vocabulary Users { get; }

    /// <summary>All items, likewise.</summary>
    public Vocabulary Items { get; }

    /// <summary>Rows of each row group of the table, those that a filter leaves.</summary>
    public int[] RowGroups { get; private set; } = [];

    /// <summary>All rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The mean of all weights; 1 without weights.</summary>
    public double MeanWeight => _columns.HasWeights ? _weights / Rows : 1;

    /// <summary>Rows of each item.</summary>
    public int[] ItemRows => [.. _itemRows, .. new int[Items.Count - _itemRows.Count]];

    /// <summary>The pairs of users who have held-out rows.</summary>
    public (int[] Users, int[] Items) SeenByHeldOutUsers => ([.. _seenUsers], [.. _seenItems]);

    /// <summary>Reads everything.</summary>
    /// <param name="table">The table.</param>
    /// <param name="observer">Where progress goes; null tells nobody.</param>
    /// <exception cref="DataException">A row breaks a rule, or there is none.</exception>
    public void Run(ParquetTable table, IRunObserver? observer)
    {
        var places = Enumerable.Range(0, table.RowGroups).ToDictionary(rowGroup => (table.Footers[table.Places[rowGroup].File].Path, table.Places[rowGroup].Index));
        RowGroups = new int[table.RowGroups];
        int[] users = [];
        int[] items = [];
        float[] weights = [];
        using var phase = observer?.Phase("passing over the interactions once", table.Rows, "rows");
        foreach (var chunk in table.Read(_columns.Names))
        {
            if (users.Length < chunk.Rows)
                (users, items, weights) = (new int[chunk.Rows], new int[chunk.Rows], new float[_columns.HasWeights ? chunk.Rows : 0]);
            _columns.AddUsers(chunk, Users, users.AsSpan(0, chunk.Rows));
            _columns.AddItems(chunk, Items, items.AsSpan(0, chunk.Rows));
            Count(users.AsSpan(0, chunk.Rows), items.AsSpan(0, chunk.Rows));
            if (_columns.HasWeights)
            {
                var own = weights.AsSpan(0, chunk.Rows);
                _columns.ReadWeights(chunk, own);
                _columns.RequireWeightsAboveZero(chunk, own);
                foreach (var weight in own)
                    _weights += weight;
            }

            RowGroups[places[(chunk.File, chunk.RowGroup)]] = chunk.Rows;
            Rows += chunk.Rows;
            phase?.Advance(chunk.Rows);
        }

        if (Rows == 0)
            throw new DataException($"{table.Path} has no row to learn from.");
    }

    private void Count(ReadOnlySpan<int> users, ReadOnlySpan<int> items)
    {
        _itemRows.AddRange(new int[Items.Count - _itemRows.Count]);
        var counts = CollectionsMarshal.AsSpan(_itemRows);
        foreach (var item in items)
            counts[item]++;
        for (var row = 0; row < users.Length; row++)
        {
            if (users[row] >= _heldOutUsers)
                continue;
            _seenUsers.Add(users[row]);
            _seenItems.Add(items[row]);
        }
    }
}
