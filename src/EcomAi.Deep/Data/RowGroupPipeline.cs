using System.Runtime.ExceptionServices;

namespace EcomAi.Deep.Data;

/// <summary>
/// Decodes row groups ahead of their consumer on several threads, and hands them out in order. The threads share a row group's columns;
/// of a filtered table, which decides by some columns what it reads of the others, each takes whole row groups. Chunks take turns, so
/// that memory is bounded. An exception arrives where the rows of its row group would have. Disposing stops and joins the threads.
/// </summary>
internal sealed class RowGroupPipeline : IDisposable
{
    private readonly ParquetTable _table;
    private readonly IReadOnlyList<int> _rowGroups;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly Stack<TableChunk> _free = [];
    private readonly Queue<Turn> _turns = new();
    private readonly int _units;
    private readonly Thread[] _threads;
    private Turn? _open;
    private int _next;
    private bool _failed;
    private bool _stop;
    private TableChunk? _taken;

    /// <summary>Starts the threads.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rowGroups">The row groups, in the order in which they are handed out.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="newTarget">Makes the target of a column.</param>
    /// <param name="ahead">How far ahead.</param>
    public RowGroupPipeline(
        ParquetTable table, IReadOnlyList<int> rowGroups, IReadOnlyList<TableColumn> columns, Func<TableColumn, ColumnTarget> newTarget, ReadAhead ahead)
    {
        _table = table;
        _rowGroups = rowGroups;
        _columns = columns;

        // One chunk is with the consumer; the others lie ready or are being filled.
        var largest = rowGroups.Count == 0 ? 0 : rowGroups.Max(rowGroup => table.DecodedBytes(rowGroup, columns));
        var chunks = 1 + Math.Clamp(ahead.Bytes / Math.Max(1, largest), 1, ahead.Threads + 1);
        for (var i = 0; i < Math.Min(chunks, rowGroups.Count); i++)
            _free.Push(new TableChunk(columns.Select(newTarget)));
        _units = table.Filters.Count == 0 ? Math.Max(1, columns.Count) : 1;
        _threads = new Thread[(int)Math.Min(ahead.Threads, Math.Min(rowGroups.Count, chunks) * _units)];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"decode {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>The next chunk, valid until the one after it is asked for; null after the last.</summary>
    /// <exception cref="DataException">The row group is damaged.</exception>
    public TableChunk? Next()
    {
        lock (_free)
        {
            while (true)
            {
                if (_taken is not null)
                {
                    _free.Push(_taken);
                    _taken = null;
                    Monitor.PulseAll(_free);
                }

                while (!_turns.TryPeek(out var first) ? HasMore : first.Left > 0)
                    Monitor.Wait(_free);
                if (!_turns.TryDequeue(out var turn))
                    return null;
                turn.Fault?.Throw();
                _taken = turn.Chunk;
                if (_taken.Rows > 0)
                    return _taken;
            }
        }
    }

    public void Dispose()
    {
        lock (_free)
        {
            _stop = true;
            Monitor.PulseAll(_free);
        }

        foreach (var thread in _threads)
            thread.Join();
    }

    private bool HasMore => _next < _rowGroups.Count && !_failed;

    private void Work()
    {
        using var decoder = new RowGroupDecoder(_table, _columns);
        while (Claim(decoder) is var (turn, column))
        {
            ExceptionDispatchInfo? fault = null;
            try
            {
                if (turn.Units == 1)
                    decoder.Read(turn.RowGroup, turn.Chunk);
                else
                    decoder.Read(turn.RowGroup, turn.Chunk.Columns[column]);
            }
            catch (Exception thrown)
            {
                // It is thrown again where the consumer would have taken the row group.
                fault = ExceptionDispatchInfo.Capture(thrown);
            }

            Finish(turn, column, fault);
        }
    }

    private (Turn Turn, int Column)? Claim(RowGroupDecoder decoder)
    {
        lock (_free)
        {
            while (!_stop)
            {
                if (_open is null && HasMore && _free.TryPop(out var chunk))
                {
                    _open = new Turn(_rowGroups[_next++], chunk, _units);
                    decoder.Start(_open.RowGroup, chunk);
                    _turns.Enqueue(_open);
                }

                if (_open is not null)
                {
                    var claimed = (_open, _open.NextColumn++);
                    if (_open.NextColumn == _open.Units)
                        _open = null;
                    return claimed;
                }

                if (!HasMore)
                    return null;
                Monitor.Wait(_free);
            }

            return null;
        }
    }

    private void Finish(Turn turn, int column, ExceptionDispatchInfo? fault)
    {
        lock (_free)
        {
            if (fault is not null)
            {
                _failed = true;
                if (turn.Fault is null || column < turn.FaultColumn)
                    (turn.Fault, turn.FaultColumn) = (fault, column);
            }

            if (--turn.Left == 0 || fault is not null)
                Monitor.PulseAll(_free);
        }
    }

    /// <summary>A row group on its way.</summary>
    private sealed class Turn
    {
        public Turn(int rowGroup, TableChunk chunk, int units) => (RowGroup, Chunk, Units, Left) = (rowGroup, chunk, units, units);

        public int RowGroup { get; }

        public TableChunk Chunk { get; }

        public int Units { get; }

        public int NextColumn { get; set; }

        public int Left { get; set; }

        public ExceptionDispatchInfo? Fault { get; set; }

        public int FaultColumn { get; set; }
    }
}
