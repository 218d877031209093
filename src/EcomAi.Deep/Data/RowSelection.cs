namespace EcomAi.Deep.Data;

/// <summary>The rows of one row group that meet a table's filters; its memory is used again for the next.</summary>
internal sealed class RowSelection
{
    private bool[] _marks = [];
    private int[] _kept = [];
    private int[] _rows = [];

    /// <summary>The parts of the row group that are decoded; null stands for all of it.</summary>
    public IReadOnlyList<RowSpan>? Spans { get; private set; }

    /// <summary>Rows that are decoded.</summary>
    public int Decoded { get; private set; }

    /// <summary>Rows that meet the filters.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that meet the filters, counted among those that are decoded.</summary>
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, Count);

    /// <summary>The rows that meet the filters, counted in the row group.</summary>
    public ReadOnlySpan<int> Rows => Spans is null ? Kept : _rows.AsSpan(0, Count);

    /// <summary>Marks of the rows that are decoded, to be cleared where a filter is not met.</summary>
    public Span<bool> Marks => _marks.AsSpan(0, Decoded);

    /// <summary>Begins with all rows of some parts.</summary>
    public void Start(int groupRows, IReadOnlyList<RowSpan>? spans)
    {
        Spans = spans;
        Decoded = spans is null ? groupRows : (int)spans.Sum(span => span.Count);
        if (_marks.Length < Decoded)
            _marks = new bool[Decoded];
        Marks.Fill(true);
        Count = 0;
    }

    /// <summary>Counts the rows that are still marked.</summary>
    public void Finish()
    {
        if (_kept.Length < Decoded)
            (_kept, _rows) = (new int[Decoded], new int[Decoded]);
        for (var row = 0; row < Decoded; row++)
        {
            _kept[Count] = row;
            Count += _marks[row] ? 1 : 0;
        }

        if (Spans is null)
            return;
        var (next, before) = (0, 0L);
        foreach (var span in Spans)
        {
            for (; next < Count && _kept[next] < before + span.Count; next++)
                _rows[next] = (int)(span.First + _kept[next] - before);
            before += span.Count;
        }
    }
}
