using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Data.Streaming;

/// <summary>
/// A table larger than memory, window after window, each shuffled: row groups come in an order that is drawn anew every epoch, and the rows of
/// a window are shuffled together. Window w of epoch e is the same whoever asks, however many threads decode, and wherever the reading began.
/// </summary>
/// <typeparam name="TWindow">What holds the rows.</typeparam>
/// <param name="table">The table.</param>
/// <param name="columns">The columns to decode.</param>
/// <param name="rowGroups">Rows of each row group of the table.</param>
/// <param name="config">Sizes and threads.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="create">Makes an empty window; three are made for each reading.</param>
internal sealed class ShuffledWindows<TWindow>(
    ParquetTable table, string[] columns, IReadOnlyList<int> rowGroups, StreamConfig config, long seed, Func<TWindow> create)
    where TWindow : IRowWindow
{
    /// <summary>The plan of an epoch.</summary>
    public WindowPlan Plan(int epoch) => new(rowGroups, config.WindowRows, seed, epoch);

    /// <summary>
    /// Windows from one on to the end of the last epoch, read ahead on other threads. A window is valid until the next is asked for.
    /// </summary>
    /// <param name="epoch">The epoch to begin in.</param>
    /// <param name="window">The window to begin with.</param>
    /// <param name="epochs">Epochs in all.</param>
    public IEnumerable<TWindow> From(int epoch, int window, int epochs)
    {
        TWindow[] ring = [create(), create(), create()];
        return new Prefetcher<TWindow>(Read(ring, epoch, window, epochs), capacity: 1);
    }

    private IEnumerable<TWindow> Read(TWindow[] ring, int epoch, int window, int epochs)
    {
        var workers = new ConcurrentBag<Worker>();
        try
        {
            var turn = 0;
            for (; epoch < epochs; epoch++, window = 0)
            {
                var plan = Plan(epoch);
                for (; window < plan.Windows; window++)
                {
                    var rows = ring[turn++ % ring.Length];
                    Fill(rows, plan, window, workers);
                    rows.Shuffle(Seeds.Derive(seed, "window", epoch, window));
                    yield return rows;
                }
            }
        }
        finally
        {
            foreach (var worker in workers)
                worker.Dispose();
        }
    }

    private void Fill(TWindow target, WindowPlan plan, int window, ConcurrentBag<Worker> workers)
    {
        var groups = plan.RowGroups(window).ToArray();
        var firsts = new int[groups.Length];
        for (var i = 1; i < groups.Length; i++)
            firsts[i] = firsts[i - 1] + rowGroups[groups[i - 1]];
        target.Start((int)plan.Rows(window));
        var faults = new Exception?[groups.Length];
        Parallel.For(0, groups.Length, new ParallelOptions { MaxDegreeOfParallelism = config.Threads }, (i, state) =>
        {
            var worker = workers.TryTake(out var free) ? free : new Worker(table, columns);
            try
            {
                target.Fill(worker.Read(groups[i], rowGroups[groups[i]]), firsts[i]);
            }
            catch (Exception fault)
            {
                // Thrown again below; the row group that comes first in the window is the one to be told, whichever thread was faster.
                faults[i] = fault;
                state.Break();
            }
            finally
            {
                workers.Add(worker);
            }
        });
        if (Array.Find(faults, fault => fault is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
    }

    private sealed class Worker : IDisposable
    {
        private readonly RowGroupDecoder _decoder;
        private readonly TableChunk _chunk;

        public Worker(ParquetTable table, string[] columns)
        {
            _decoder = table.OpenDecoder(columns);
            _chunk = _decoder.NewChunk();
        }

        public TableChunk Read(int rowGroup, int expected)
        {
            _decoder.Read(rowGroup, _chunk);
            return _chunk.Rows == expected
                ? _chunk
                : throw new DataException(
                    $"{_chunk.File}, row group {_chunk.RowGroup}: {_chunk.Rows:N0} rows where there were {expected:N0} before; the file has changed since the training began. Train again.");
        }

        public void Dispose() => _decoder.Dispose();
    }
}
