using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;

namespace TorchSharp.StandIn;

/// <summary>Memory of a GPU, in bytes.</summary>
/// <param name="Allocated">Held by tensors.</param>
/// <param name="PeakAllocated">The most that tensors held at once.</param>
/// <param name="Reserved">Held by libtorch's allocator, tensors counted in.</param>
/// <param name="PeakReserved">The most that the allocator held.</param>
/// <param name="Free">Left on the device, for whatever process.</param>
/// <param name="Total">What the device has.</param>
[Experimental("STANDIN001")]
public sealed record CudaMemory(long Allocated, long PeakAllocated, long Reserved, long PeakReserved, long Free, long Total)
{
    internal const int Figures = 6;

    /// <summary>Whether the native part was built with CUDA: against a libtorch that has it, where the headers of CUDA's runtime were.</summary>
    public static bool IsBuilt => Native.ts_cuda_built() != 0;

    /// <summary>The memory of a GPU now.</summary>
    /// <exception cref="TorchException">There is no such GPU, or the native part was built without CUDA.</exception>
    public static CudaMemory Of(int device)
    {
        RequireBuilt("memory");
        Span<long> figures = stackalloc long[Figures];
        NativeFailure.Check(Native.ts_cuda_memory(device, figures), "memory");
        return new CudaMemory(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
    }

    /// <summary>Counts the most from here on.</summary>
    /// <exception cref="TorchException">There is no such GPU, or the native part was built without CUDA.</exception>
    public static void ResetPeak(int device)
    {
        RequireBuilt("reset_peak_memory_stats");
        NativeFailure.Check(Native.ts_cuda_reset_peak_memory(device), "reset_peak_memory_stats");
    }

    /// <summary>Gives what the allocator holds and no tensor uses back to the devices.</summary>
    /// <exception cref="TorchException">There is no GPU, or the native part was built without CUDA.</exception>
    public static void EmptyCache()
    {
        RequireBuilt("empty_cache");
        NativeFailure.Check(Native.ts_cuda_empty_cache(), "empty_cache");
    }

    internal static void RequireBuilt(string operation)
    {
        if (!IsBuilt)
        {
            throw new TorchNotImplementedException(
                $"{operation}: the native part was built without CUDA; it takes a libtorch with CUDA and the file cuda_runtime_api.h of its toolkit",
                operation);
        }
    }
}
