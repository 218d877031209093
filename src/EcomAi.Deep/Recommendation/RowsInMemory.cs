using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>All training rows in memory: an epoch is one permutation of them.</summary>
internal sealed class RowsInMemory : IPositiveRows
{
    private readonly Interactions _rows;
    private readonly long _seed;
    private readonly float[]? _weights;
    private int[] _order = [];
    private int _epoch = -1;

    public RowsInMemory(Interactions rows, long seed)
    {
        (_rows, _seed) = (rows, seed);
        if (rows.Weights is not { } weights)
            return;
        var mean = weights.Average(weight => (double)weight);
        _weights = Array.ConvertAll(weights, weight => (float)(weight / mean));
    }

    /// <inheritdoc/>
    public long Count => _rows.Count;

    /// <inheritdoc/>
    public bool HasWeights => _weights is not null;

    /// <inheritdoc/>
    public void Take(int epoch, long first, Span<int> users, Span<int> items, Span<float> weights)
    {
        if (epoch != _epoch)
            Shuffle(epoch);
        var order = _order.AsSpan((int)first, users.Length);
        for (var i = 0; i < order.Length; i++)
        {
            var row = order[i];
            users[i] = _rows.Users[row];
            items[i] = _rows.Items[row];
            if (_weights is not null)
                weights[i] = _weights[row];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Shuffle(int epoch)
    {
        var order = new int[_rows.Count];
        for (var row = 0; row < order.Length; row++)
            order[row] = row;
        var random = new Xoshiro256(Seeds.Derive(_seed, "shuffle", epoch));
        random.Shuffle(order.AsSpan());
        (_order, _epoch) = (order, epoch);
    }
}
