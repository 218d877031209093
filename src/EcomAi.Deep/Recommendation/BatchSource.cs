using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>
/// Turns training rows into batches on another thread, ahead of the steps. Full batches live in a few tensors that are filled again and
/// again; on CUDA these are pinned and copied to the device.
/// </summary>
internal sealed class BatchSource : IDisposable
{
    private const int Ahead = 2;
    private const int Alive = Ahead + 3; // waiting, being filled, handed over, in use
    private readonly TrainingRows _rows;
    private readonly NcfTrainConfig _config;
    private readonly DeviceCopies _copies;
    private readonly bool _shared;
    private readonly ConcurrentBag<NcfBatch> _free = [];

    public BatchSource(TrainingRows rows, NcfTrainConfig config, Device device)
    {
        _rows = rows;
        _config = config;
        _copies = new DeviceCopies(device);
        _shared = config.Loss == NcfLoss.Softmax;
        for (var i = 0; i < Alive; i++)
            _free.Add(Allocate(rows.PerStep, pooled: true));
    }

    /// <summary>The batches of an epoch from a step on.</summary>
    public IEnumerable<NcfBatch> Epoch(int epoch, int firstStep) => new Prefetcher<NcfBatch>(_copies.ToDevice(Fill(epoch, firstStep), OnDevice), Ahead);

    public void Dispose()
    {
        while (_free.TryTake(out var batch))
            batch.Free();
    }

    private IEnumerable<NcfBatch> Fill(int epoch, int firstStep)
    {
        for (var step = firstStep; step < _rows.StepsPerEpoch; step++)
        {
            var positives = _rows.Count(step);
            var pooled = positives == _rows.PerStep && _free.TryTake(out var free) ? free : null;
            var batch = pooled ?? Allocate(positives, pooled: false);
            Fill(batch, epoch, step);
            batch.Step = ((long)epoch * _rows.StepsPerEpoch) + step;
            batch.Size = _shared ? positives : positives * (1 + _config.Negatives);
            yield return batch;
        }
    }

    private void Fill(NcfBatch batch, int epoch, int step)
    {
        var users = Values<long>(batch.Users);
        var items = Values<long>(batch.Items);
        var weights = batch.Weights is null ? [] : Values<float>(batch.Weights);
        if (!_shared)
        {
            _rows.FillPairs(epoch, step, users, items, weights);
            return;
        }

        var negatives = items[batch.Positives..];
        _rows.FillShared(epoch, step, users, items[..batch.Positives], negatives, weights);
        if (batch.Known is not null)
            _rows.FillKnown(users, negatives, Values<bool>(batch.Known));
    }

    private static NcfBatch OnDevice(NcfBatch host, Func<Tensor, Tensor> copy) =>
        new(host.Positives, host.Negatives, copy(host.Users), copy(host.Items), host.Weights is { } weights ? copy(weights) : null, host.Known is { } known ? copy(known) : null, null)
        {
            Step = host.Step,
            Size = host.Size,
        };

    private NcfBatch Allocate(int positives, bool pooled)
    {
        var items = _shared ? positives + _config.Negatives : positives * (1 + _config.Negatives);
        return new NcfBatch(
            positives,
            _config.Negatives,
            _copies.Buffer([positives], ScalarType.Int64),
            _copies.Buffer([items], ScalarType.Int64),
            _rows.HasWeights ? _copies.Buffer([positives], ScalarType.Float32) : null,
            _shared && _config.RejectKnown ? _copies.Buffer([positives, _config.Negatives], ScalarType.Bool) : null,
            pooled ? _free.Add : null);
    }

    private static Span<T> Values<T>(Tensor tensor)
        where T : struct => MemoryMarshal.Cast<byte, T>(tensor.bytes);
}
