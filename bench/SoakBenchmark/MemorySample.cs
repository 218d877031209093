using System.Globalization;
using static TorchSharp.torch;

namespace EcomAi.Deep.Soak;

/// <summary>What a process holds, after a full collection.</summary>
/// <param name="LiveTensors">Tensor wrappers alive.</param>
/// <param name="ManagedBytes">Bytes on the managed heap.</param>
/// <param name="ResidentBytes">Bytes of the process in memory; 0 where the system does not say.</param>
public readonly record struct MemorySample(long LiveTensors, long ManagedBytes, long ResidentBytes)
{
    /// <summary>Collects, runs finalizers, and looks.</summary>
    public static MemorySample Take()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new(Tensor.TotalCount, GC.GetTotalMemory(forceFullCollection: true), Resident());
    }

    private static long Resident()
    {
        const string status = "/proc/self/status", label = "VmRSS:";
        if (!File.Exists(status))
            return 0;
        var line = File.ReadLines(status).First(text => text.StartsWith(label, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(label.Length, line.Length - label.Length - " kB".Length), CultureInfo.InvariantCulture) * 1024;
    }
}
