using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Memory of a device, in bytes.</summary>
/// <param name="Allocated">Held by tensors on a GPU; the process's resident memory on the host.</param>
/// <param name="PeakAllocated">The most that was ever allocated.</param>
/// <param name="Reserved">Held by torch's allocator on a GPU; the process's resident memory on the host.</param>
/// <param name="PeakReserved">The most that was ever reserved.</param>
/// <param name="Free">What is left, for whatever process; 0 where the system does not say.</param>
/// <param name="Total">What the device has; 0 where the system does not say.</param>
public sealed record DeviceMemory(long Allocated, long PeakAllocated, long Reserved, long PeakReserved, long Free, long Total)
{
    /// <summary>The memory of a device now; null for a GPU where the torch underneath does not tell: the TorchSharp package, a native part without CUDA.</summary>
    public static DeviceMemory? Of(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.type != DeviceType.CUDA)
            return Host();
#if TORCHSHARP_PACKAGE
        return null;
#else
        if (!TorchSharp.StandIn.CudaMemory.IsBuilt)
            return null;
        var memory = TorchSharp.StandIn.CudaMemory.Of(device.index);
        return new(memory.Allocated, memory.PeakAllocated, memory.Reserved, memory.PeakReserved, memory.Free, memory.Total);
#endif
    }

    /// <summary>Gives what torch's allocator holds of a GPU, and no tensor uses, back to it. On the host there is nothing to give back.</summary>
    public static void EmptyCache(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
#if !TORCHSHARP_PACKAGE
        if (device.type == DeviceType.CUDA && TorchSharp.StandIn.CudaMemory.IsBuilt)
            TorchSharp.StandIn.CudaMemory.EmptyCache();
#endif
    }

    /// <summary>Counts a GPU's peaks from here on. The host's are of the whole process.</summary>
    public static void ResetPeak(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
#if !TORCHSHARP_PACKAGE
        if (device.type == DeviceType.CUDA && TorchSharp.StandIn.CudaMemory.IsBuilt)
            TorchSharp.StandIn.CudaMemory.ResetPeak(device.index);
#endif
    }

    private static DeviceMemory Host()
    {
        using var process = Process.GetCurrentProcess();
        var (resident, peak) = (process.WorkingSet64, process.PeakWorkingSet64);
#if TORCHSHARP_PACKAGE
        var facts = GC.GetGCMemoryInfo();
        var (free, total) = (Math.Max(0, facts.TotalAvailableMemoryBytes - facts.MemoryLoadBytes), facts.TotalAvailableMemoryBytes);
#else
        var (free, total) = (TorchSharp.StandIn.HostMemory.Available ?? 0, TorchSharp.StandIn.HostMemory.Total ?? 0);
#endif
        return new(resident, Math.Max(peak, resident), resident, Math.Max(peak, resident), free, total);
    }
}
