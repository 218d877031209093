using EcomAi.Deep.Backend;

namespace EcomAi.Deep.Training;

/// <summary>Watches the number of live tensors from epoch to epoch: two growths in a row are a leak.</summary>
internal sealed class LeakWatch(IRunObserver observer)
{
    private long? _before;
    private long _firstGrowth;

    /// <summary>Counts after an epoch; the first count is the yardstick, since optimizers create their state in the first steps.</summary>
    /// <exception cref="TensorLeakException">The number grew in this epoch and in the one before.</exception>
    public void AfterEpoch(int epoch)
    {
        var now = TorchRuntime.LiveTensors;
        var growth = now - (_before ?? now);
        _before = now;
        if (growth <= 0)
        {
            _firstGrowth = 0;
            return;
        }

        if (_firstGrowth > 0)
            throw new TensorLeakException($"epoch {epoch} left {growth} more tensors alive than the one before, which had left {_firstGrowth} more: {now} are alive. The job keeps tensors that it should dispose.");
        observer.Detail($"{growth} more tensors are alive after epoch {epoch} than before it: {now}");
        _firstGrowth = growth;
    }
}
