using System.Collections.Concurrent;
using EcomAi.Deep.Backend;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Data;

/// <summary>
/// Columns of Parquet tables as tensors. Integers of up to 32 bits become Int32, wider ones Int64; half and single precision become Float32, other
/// reals, decimals among them, Float64; booleans Bool; dates and timestamps Int64, microseconds since 1970-01-01 UTC.
/// </summary>
public static class TableTensors
{
    /// <summary>
    /// Reads whole columns. Values whose type in the file is the tensor's are decoded straight into the tensor; on CUDA row groups go
    /// through pinned memory.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns; none given or null reads all that tensors can hold.</param>
    /// <param name="device">Where the tensors go; null is the host.</param>
    /// <param name="reading">Fills for nulls, and how to read; null for the defaults.</param>
    /// <returns>One tensor [rows] a column, of which the caller disposes.</returns>
    /// <exception cref="DataException">A column is not there, of text or bytes, or damaged; or a value is null.</exception>
    public static TensorBatch ToTensors(this ParquetTable table, IReadOnlyList<string>? columns = null, Device? device = null, TensorReading? reading = null)
    {
        reading ??= new TensorReading();
        reading.Ahead.Checked();
        device ??= CPU;
        var chosen = Choose(table, columns, reading);
        var isWhole = table.Filters.Count == 0;
        var tensors = Array.ConvertAll(chosen, column => empty([table.Rows], TensorColumn.TypeOf(column), isWhole ? device : CPU));
        try
        {
            if (isWhole)
                ColumnTensors.Fill(table, chosen, reading, device, tensors);
            else
                tensors = Selected(table, chosen, reading, device, tensors);
        }
        catch
        {
            foreach (var tensor in tensors)
                tensor.Dispose();
            throw;
        }

        return Batch(chosen, tensors, tensors.Length == 0 ? 0 : tensors[0].size(0));
    }

    /// <summary>
    /// Reads columns as batches of rows, in order and in bounded memory: row groups are decoded ahead, and a batch that was disposed of is
    /// filled again. On CUDA a batch is filled in pinned memory and copied on another thread while the one before is in use.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns; none given or null reads all that tensors can hold.</param>
    /// <param name="batchRows">Rows of a batch; the last may have fewer.</param>
    /// <param name="device">Where the tensors go; null is the host.</param>
    /// <param name="reading">Fills for nulls, and how to read; null for the defaults.</param>
    /// <returns>The batches; the consumer disposes of each.</returns>
    /// <exception cref="DataException">A column is not there, of text or bytes, or damaged; or a value is null.</exception>
    public static IEnumerable<TensorBatch> TensorBatches(
        this ParquetTable table, IReadOnlyList<string>? columns, int batchRows, Device? device = null, TensorReading? reading = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchRows, 1);
        reading ??= new TensorReading();
        reading.Ahead.Checked();
        var chosen = Choose(table, columns, reading);
        var copies = new DeviceCopies(device ?? CPU);
        var batches = copies.ToDevice(HostBatches(table, chosen, batchRows, reading, copies), OnDevice);
        return copies.AreNeeded ? new Prefetcher<TensorBatch>(batches, 1) : batches;
    }

    internal static double? FillOf(TensorReading reading, TableColumn column) => reading.Fills.TryGetValue(column.Name, out var fill) ? fill : null;

    private static TableColumn[] Choose(ParquetTable table, IReadOnlyList<string>? columns, TensorReading reading)
    {
        ColumnKind[] kinds = [ColumnKind.Integer, ColumnKind.Real, ColumnKind.Boolean, ColumnKind.Time];
        TableColumn[] chosen = columns is null or []
            ? [.. table.Columns.Where(column => kinds.Contains(column.Kind))]
            : [.. columns.Distinct(StringComparer.Ordinal).Select(column => table.Require(column, "tensors", kinds))];
        foreach (var (name, fill) in reading.Fills)
        {
            var column = Array.Find(chosen, column => column.Name == name) ?? throw new DataException(
                $"tensors: there is a fill for '{name}', which is not among the columns that are read: {string.Join(", ", chosen.Select(column => column.Name))}.");
            TensorColumn.Create(column, fill); // which refuses a fill that is none
        }

        return chosen;
    }

    private static TensorBatch Batch(TableColumn[] columns, Tensor[] tensors, long rows, Action<TensorBatch>? back = null) =>
        new(columns.Zip(tensors).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal), rows, back);

    // How many rows meet the filters is known at the end: the tensors have room for all, and give up what they do not need.
    private static Tensor[] Selected(ParquetTable table, TableColumn[] columns, TensorReading reading, Device device, Tensor[] room)
    {
        var rows = 0L;
        foreach (var chunk in table.Chunks(reading.Ahead, columns, column => TensorColumn.Create(column, FillOf(reading, column))))
        {
            for (var column = 0; column < columns.Length; column++)
                ((TensorColumn)chunk.Columns[column]).CopyTo(room[column], rows, 0, chunk.Rows);
            rows += chunk.Rows;
        }

        var used = Array.ConvertAll(room, tensor => First(tensor, rows, device));
        Free(room);
        return used;
    }

    private static IEnumerable<TensorBatch> HostBatches(ParquetTable table, TableColumn[] columns, int batchRows, TensorReading reading, DeviceCopies copies)
    {
        var free = new ConcurrentBag<Tensor[]>();
        var isOpen = true;
        Tensor[]? batch = null;
        var filled = 0;
        try
        {
            foreach (var chunk in table.Chunks(reading.Ahead, columns, column => TensorColumn.Create(column, FillOf(reading, column))))
            {
                for (var from = 0; from < chunk.Rows;)
                {
                    batch ??= free.TryTake(out var used) ? used : Array.ConvertAll(columns, column => copies.Buffer([batchRows], TensorColumn.TypeOf(column)));
                    var rows = Math.Min(batchRows - filled, chunk.Rows - from);
                    for (var column = 0; column < columns.Length; column++)
                        ((TensorColumn)chunk.Columns[column]).CopyTo(batch[column], filled, from, rows);
                    (from, filled) = (from + rows, filled + rows);
                    if (filled < batchRows)
                        continue;
                    var full = batch;
                    (batch, filled) = (null, 0);
                    yield return Batch(columns, full, batchRows, _ => GiveBack(full));
                }
            }

            if (batch is not null)
            {
                var last = Array.ConvertAll(batch, tensor => First(tensor, filled, CPU));
                yield return Batch(columns, last, filled);
            }
        }
        finally
        {
            Free(batch);
            lock (free)
                isOpen = false;
            while (free.TryTake(out var left))
                Free(left);
        }

        void GiveBack(Tensor[] tensors)
        {
            lock (free)
            {
                if (isOpen)
                    free.Add(tensors);
                else
                    Free(tensors);
            }
        }
    }

    private static TensorBatch OnDevice(TensorBatch host, Func<Tensor, Tensor> copy) =>
        new(host.Columns.ToDictionary(column => column.Key, column => copy(column.Value), StringComparer.Ordinal), host.Rows);

    private static Tensor First(Tensor tensor, long rows, Device device)
    {
        using var first = tensor.narrow(0, 0, rows);
        return device.type == DeviceType.CPU ? first.clone() : first.to(device);
    }

    private static void Free(Tensor[]? tensors)
    {
        foreach (var tensor in tensors ?? [])
            tensor.Dispose();
    }
}
