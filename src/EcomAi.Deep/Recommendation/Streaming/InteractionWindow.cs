using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Streaming;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation.Streaming;

/// <summary>Interactions of a window as dense columns.</summary>
/// <param name="columns">Where the values are.</param>
/// <param name="users">All users.</param>
/// <param name="items">All items.</param>
internal sealed class InteractionWindow(InteractionColumns columns, Vocabulary users, Vocabulary items) : IRowWindow
{
    private int[] _users = [];
    private int[] _items = [];
    private float[] _weights = [];

    /// <summary>Rows in the window.</summary>
    public int Rows { get; private set; }

    public ReadOnlySpan<int> Users => _users.AsSpan(0, Rows);

    public ReadOnlySpan<int> Items => _items.AsSpan(0, Rows);

    /// <summary>Weights as in the file; empty without a weight column.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, columns.HasWeights ? Rows : 0);

    /// <inheritdoc/>
    public void Start(int rows)
    {
        Rows = rows;
        if (_users.Length >= rows)
            return;
        (_users, _items) = (new int[rows], new int[rows]);
        if (columns.HasWeights)
            _weights = new float[rows];
    }

    /// <inheritdoc/>
    public void Fill(TableChunk chunk, int first)
    {
        columns.FindUsers(chunk, users, _users.AsSpan(first, chunk.Rows));
        columns.FindItems(chunk, items, _items.AsSpan(first, chunk.Rows));
        if (columns.HasWeights)
            columns.ReadWeights(chunk, _weights.AsSpan(first, chunk.Rows));
    }

    /// <inheritdoc/>
    public void Shuffle(ulong seed)
    {
        // Each column gets the same swaps: in place, and later read in order.
        var random = new Xoshiro256(seed);
        for (var row = Rows - 1; row > 0; row--)
        {
            var other = random.NextInt(row + 1);
            (_users[row], _users[other]) = (_users[other], _users[row]);
            (_items[row], _items[other]) = (_items[other], _items[row]);
            if (columns.HasWeights)
                (_weights[row], _weights[other]) = (_weights[other], _weights[row]);
        }
    }
}
