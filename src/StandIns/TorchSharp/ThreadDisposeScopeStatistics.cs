namespace TorchSharp;

/// <summary>A thread's counters of what it has made and disposed.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>The counters of tensors.</summary>
    public LifetimeStatistics TensorStatistics { get; } = new();

    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount;

    /// <summary>Disposed while in no scope.</summary>
    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount;

    /// <summary>Made inside a scope.</summary>
    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount;

    /// <summary>Disposed by their scope, or by hand while in it.</summary>
    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount;

    /// <summary>Brought into a scope later than they were made.</summary>
    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount;

    /// <summary>Taken out of their scope.</summary>
    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount;

    /// <summary>Made on this thread less those disposed on it.</summary>
    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount;

    /// <summary>Sets every counter to zero.</summary>
    public void Reset() => TensorStatistics.Reset();

    /// <summary>Every counter by name.</summary>
    public override string ToString() => TensorStatistics.ToString();
}
