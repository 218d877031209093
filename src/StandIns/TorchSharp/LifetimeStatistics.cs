namespace TorchSharp;

/// <summary>How many disposables of one kind a thread has made, moved and disposed.</summary>
public class LifetimeStatistics
{
    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Disposed while in no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Made inside a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Disposed by their scope, or by hand while in it.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Brought into a scope later than they were made.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Taken out of their scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Made on this thread less those disposed on it.</summary>
    public long ThreadTotalLiveCount =>
        CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    /// <summary>Sets every counter to zero.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    /// <summary>Every counter by name.</summary>
    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; " +
        $"DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; CreatedInScopeCount: {CreatedInScopeCount}; " +
        $"DisposedInScopeCount: {DisposedInScopeCount}; AttachedToScopeCount: {AttachedToScopeCount}; " +
        $"DetachedFromScopeCount: {DetachedFromScopeCount}";
}
