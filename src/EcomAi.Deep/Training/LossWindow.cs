using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>The losses of the steps since the last log, summed in float64 on the device; only <see cref="Sums"/> waits for it.</summary>
internal sealed class LossWindow : IDisposable
{
    private readonly List<(string Name, Tensor Total)> _totals = [];
    private IReadOnlyList<LossSum> _resumed = [];

    /// <summary>Steps in the window.</summary>
    public int Steps { get; private set; }

    /// <summary>Goes on with a window that a checkpoint cut.</summary>
    public void Restore(int steps, IReadOnlyList<LossSum> sums) => (Steps, _resumed) = (steps, sums);

    /// <summary>Adds one step's losses.</summary>
    public void Add(IReadOnlyList<LossValue> losses)
    {
        if (_totals.Count == 0)
        {
            foreach (var loss in losses)
            {
                var start = _resumed.FirstOrDefault(sum => sum.Name == loss.Name)?.Sum ?? 0;
                _totals.Add((loss.Name, tensor(start, device: loss.Value.device).DetachFromDisposeScope()));
            }
        }

        for (var i = 0; i < losses.Count; i++)
            _totals[i].Total.add_(losses[i].Value.detach());
        Steps++;
    }

    /// <summary>Reads the sums, one wait for the device.</summary>
    public IReadOnlyList<LossSum> Sums()
    {
        if (_totals.Count == 0)
            return _resumed;
        using var scope = NewDisposeScope();
        var values = stack(_totals.Select(entry => entry.Total)).cpu().data<double>().ToArray();
        return [.. _totals.Select((entry, i) => new LossSum(entry.Name, values[i]))];
    }

    /// <summary>Reads the means and empties the window.</summary>
    public IReadOnlyList<MetricValue> Close()
    {
        var steps = Steps;
        MetricValue[] means = [.. Sums().Select(sum => new MetricValue(sum.Name, sum.Sum / steps))];
        using var scope = NewDisposeScope();
        foreach (var (_, total) in _totals)
            total.zero_();
        (Steps, _resumed) = (0, []);
        return means;
    }

    public void Dispose()
    {
        foreach (var (_, total) in _totals)
            total.Dispose();
        _totals.Clear();
    }
}
