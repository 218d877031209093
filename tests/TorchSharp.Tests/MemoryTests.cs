using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.StandIn;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class MemoryTests
{
    [Fact]
    public void A_tensor_that_no_machine_can_hold_is_an_error_with_the_bytes_asked_for()
    {
        const long bytes = 1L << 50; // beyond what a processor can address
        var error = Assert.Throws<TorchOutOfMemoryException>(() => zeros(bytes / 4));
        Assert.IsAssignableFrom<ExternalException>(error);
        Assert.Equal(bytes, error.BytesAsked);
        Assert.Equal("cpu", error.Device);
        Assert.InRange(error.BytesReserved!.Value, 1 << 20, bytes);
        Assert.InRange(error.BytesFree!.Value, 0, bytes);
        Assert.Contains("out of memory on cpu: 1,125,899,906,842,624 bytes asked for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_whose_result_does_not_fit_says_its_operands()
    {
        using var scope = NewDisposeScope();
        var column = ones(1, 1).expand(1 << 25, 1);
        var error = Assert.Throws<TorchOutOfMemoryException>(() => column.matmul(ones(1, 1).expand(1, 1 << 25)));
        Assert.Equal(1L << 52, error.BytesAsked);
        Assert.Contains("matmul of [33554432, 1]", error.Message, StringComparison.Ordinal);
    }

    // The texts of libtorch 1.13 and 2.6, and cuBLAS's.
    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 1; 23.70 GiB total capacity; 20.50 GiB already allocated)", 1, 2L << 30)]
    [InlineData("CUDA out of memory. Tried to allocate 1.50 MiB. GPU 0 has a total capacity of 139.00 GiB of which 9.43 MiB is free.", 0, 3L << 19)]
    [InlineData("CUDA out of memory. Tried to allocate 512 bytes. GPU 3 has a total capacity of 1.00 GiB", 3, 512L)]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", 0, null)]
    [InlineData("CUDA error: out of memory", 0, null)]
    public void What_the_allocator_of_a_GPU_says_is_read(string text, int device, long? bytes)
    {
        Assert.True(MemoryShortage.IsMeant(text));
        Assert.Equal(device, MemoryShortage.DeviceOf(text));
        Assert.Equal(bytes, MemoryShortage.Asked(text));
    }

    [Fact]
    public void What_is_not_about_memory_is_not_read_so() =>
        Assert.False(MemoryShortage.IsMeant("The size of tensor a (2) must match the size of tensor b (3)"));

    [Fact]
    public void Where_there_is_no_GPU_its_memory_and_streams_are_errors_and_not_crashes()
    {
        if (cuda.is_available())
            return;
        Assert.ThrowsAny<ExternalException>(() => CudaMemory.Of(0));
        Assert.ThrowsAny<ExternalException>(() => CudaMemory.ResetPeak(0));
        Assert.ThrowsAny<ExternalException>(() => new CudaGraph());
        Assert.ThrowsAny<ExternalException>(() => DeviceStream.New(CUDA));
        Assert.ThrowsAny<ExternalException>(() => DeviceStream.Current(CUDA).Synchronize());
    }

    [Fact]
    public void A_build_without_CUDA_says_so()
    {
        if (CudaMemory.IsBuilt)
            return;
        Assert.Contains("built without CUDA", Assert.Throws<TorchNotImplementedException>(CudaMemory.EmptyCache).Message, StringComparison.Ordinal);
        Assert.Contains("cuda_runtime_api.h", Assert.Throws<TorchNotImplementedException>(() => new CudaGraph()).Message, StringComparison.Ordinal);
    }
}
