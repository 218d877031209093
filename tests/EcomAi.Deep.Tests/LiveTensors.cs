using EcomAi.Deep.Backend;

namespace EcomAi.Deep.Tests;

/// <summary>The number of live tensors, to compare with.</summary>
internal static class LiveTensors
{
    /// <summary>Counts when the finalizers of what earlier tests left behind have run, so that none runs in the midst of a test.</summary>
    public static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return TorchRuntime.LiveTensors;
    }
}
