using System.Runtime.ExceptionServices;
using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Data;

/// <summary>Decodes all row groups of a table into tensors on several threads, each column of each row group straight to its rows.</summary>
internal sealed class ColumnTensors
{
    private readonly ParquetTable _table;
    private readonly TableColumn[] _columns;
    private readonly TensorReading _reading;
    private readonly DeviceCopies _copies;
    private readonly Tensor[] _tensors;
    private readonly long[] _firstRows;
    private readonly Lock _lock = new();
    private int _next;
    private int _faultUnit = int.MaxValue;
    private ExceptionDispatchInfo? _fault;

    private ColumnTensors(ParquetTable table, TableColumn[] columns, TensorReading reading, Device device, Tensor[] tensors)
    {
        (_table, _columns, _reading, _copies, _tensors) = (table, columns, reading, new DeviceCopies(device), tensors);
        _firstRows = new long[table.RowGroups];
        for (var rowGroup = 1; rowGroup < _firstRows.Length; rowGroup++)
            _firstRows[rowGroup] = _firstRows[rowGroup - 1] + table.RowGroupRows[rowGroup - 1];
    }

    private int Units => _firstRows.Length * _columns.Length;

    /// <summary>Fills tensors of a table's rows; of several faults the one that stands first in the table is thrown.</summary>
    public static void Fill(ParquetTable table, TableColumn[] columns, TensorReading reading, Device device, Tensor[] tensors)
    {
        var filling = new ColumnTensors(table, columns, reading, device, tensors);
        var threads = new Thread[Math.Min(reading.Ahead.Threads, filling.Units)];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(filling.Work) { IsBackground = true, Name = $"decode {i}" };
            threads[i].Start();
        }

        foreach (var thread in threads)
            thread.Join();
        filling._fault?.Throw();
    }

    private void Work()
    {
        using var decoder = new RowGroupDecoder(_table, _columns);
        var targets = Array.ConvertAll(_columns, column => TensorColumn.Create(column, TableTensors.FillOf(_reading, column)));
        var staging = new Dictionary<ScalarType, Tensor>();
        while (Claim() is >= 0 and var unit)
        {
            try
            {
                var (rowGroup, column) = Math.DivRem(unit, _columns.Length);
                Decode(decoder, rowGroup, targets[column], _tensors[column], staging);
            }
            catch (Exception thrown)
            {
                // It is thrown again when all threads have ended.
                Fail(unit, thrown);
            }
        }

        foreach (var tensor in staging.Values)
            tensor.Dispose();
    }

    private void Decode(RowGroupDecoder decoder, int rowGroup, TensorColumn target, Tensor tensor, Dictionary<ScalarType, Tensor> staging)
    {
        var rows = _table.RowGroupRows[rowGroup];
        if (rows == 0)
            return;
        if (!_copies.AreNeeded)
        {
            target.Into(tensor, _firstRows[rowGroup], (int)Math.Min(rows, int.MaxValue));
            decoder.Read(rowGroup, target);
            return;
        }

        if (!staging.TryGetValue(tensor.dtype, out var host) || host.size(0) < rows)
        {
            host?.Dispose();
            staging[tensor.dtype] = host = _copies.Buffer([rows], tensor.dtype);
        }

        target.Into(host, 0, (int)Math.Min(rows, int.MaxValue));
        decoder.Read(rowGroup, target);
        using var from = host.narrow(0, 0, rows);
        using var to = tensor.narrow(0, _firstRows[rowGroup], rows);
        to.copy_(from).Dispose();
    }

    private int Claim()
    {
        lock (_lock)
            return _fault is null && _next < Units ? _next++ : -1;
    }

    // Units before one that failed were all claimed before it, so that the first fault does not depend on the threads.
    private void Fail(int unit, Exception thrown)
    {
        lock (_lock)
        {
            if (unit < _faultUnit)
                (_faultUnit, _fault) = (unit, ExceptionDispatchInfo.Capture(thrown));
        }
    }
}
