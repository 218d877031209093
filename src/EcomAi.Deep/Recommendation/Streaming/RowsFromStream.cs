using EcomAi.Deep.Data.Streaming;

namespace EcomAi.Deep.Recommendation.Streaming;

/// <summary>Training rows that pass by in shuffled windows. Asked in order, it reads each row group once an epoch; asked elsewhere, it begins there.</summary>
/// <param name="stream">The rows.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="epochs">Epochs in all, so that nothing is read behind the last.</param>
internal sealed class RowsFromStream(StreamedInteractions stream, long seed, int epochs) : IPositiveRows
{
    private readonly ShuffledWindows<InteractionWindow> _windows = stream.Windows(seed);
    private IEnumerator<InteractionWindow>? _reading;
    private int _place;
    private (int Epoch, long Row) _next = (-1, 0);

    /// <inheritdoc/>
    public long Count => stream.Rows;

    /// <inheritdoc/>
    public bool HasWeights => stream.Columns.HasWeights;

    /// <inheritdoc/>
    public void Take(int epoch, long first, Span<int> users, Span<int> items, Span<float> weights)
    {
        if ((epoch, first) != _next)
            Begin(epoch, first);
        _next = first + users.Length == Count ? (epoch + 1, 0) : (epoch, first + users.Length);
        for (var taken = 0; taken < users.Length;)
        {
            if (_place == _reading!.Current.Rows)
                Advance();
            var count = Math.Min(users.Length - taken, _reading.Current.Rows - _place);
            Copy(_reading.Current, users.Slice(taken, count), items.Slice(taken, count), HasWeights ? weights.Slice(taken, count) : []);
            _place += count;
            taken += count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading?.Dispose();

    private void Begin(int epoch, long first)
    {
        _reading?.Dispose();
        var (window, place) = _windows.Plan(epoch).Find(first);
        _reading = _windows.From(epoch, window, epochs).GetEnumerator();
        Advance();
        _place = place;
    }

    private void Advance()
    {
        if (!_reading!.MoveNext())
            throw new InvalidOperationException("rows were asked for behind the last epoch.");
        _place = 0;
    }

    private void Copy(InteractionWindow window, Span<int> users, Span<int> items, Span<float> weights)
    {
        window.Users.Slice(_place, users.Length).CopyTo(users);
        window.Items.Slice(_place, items.Length).CopyTo(items);
        var own = window.Weights.IsEmpty ? [] : window.Weights.Slice(_place, weights.Length);
        for (var i = 0; i < own.Length; i++)
            weights[i] = (float)(own[i] / stream.MeanWeight);
    }
}
