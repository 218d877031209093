using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class DeviceMemoryTests
{
    [Fact]
    public void The_host_says_what_the_process_holds_and_what_is_left()
    {
        var memory = DeviceMemory.Of(CPU)!;
        Assert.InRange(memory.Allocated, 1 << 20, memory.PeakAllocated);
        Assert.InRange(memory.Free, 1 << 20, memory.Total);
        Assert.True(memory.PeakAllocated <= memory.Total);
    }

    [Fact]
    public void A_large_tensor_shows_in_the_figures_of_the_host()
    {
        const long bytes = 256 << 20;
        var before = DeviceMemory.Of(CPU)!;
        using (ones(bytes / sizeof(float)))
        {
            // Other tests free memory at the same time: half of it must show.
            Assert.InRange(DeviceMemory.Of(CPU)!.PeakAllocated, before.Allocated + (bytes / 2), long.MaxValue);
        }
    }

    [Fact]
    public void There_is_nothing_to_give_back_or_to_count_anew_on_the_host()
    {
        DeviceMemory.EmptyCache(CPU);
        var peak = DeviceMemory.Of(CPU)!.PeakAllocated;
        DeviceMemory.ResetPeak(CPU);
        Assert.True(DeviceMemory.Of(CPU)!.PeakAllocated >= peak);
    }

    [Fact]
    public void A_GPU_counts_what_tensors_hold()
    {
        if (!cuda.is_available())
            return;
        var device = new Device("cuda:0");
        DeviceMemory.ResetPeak(device);
        var before = DeviceMemory.Of(device)!;
        using (zeros(1 << 22, device: device))
            Assert.Equal(before.Allocated + (1 << 24), DeviceMemory.Of(device)!.Allocated);
        var after = DeviceMemory.Of(device)!;
        Assert.Equal(before.Allocated, after.Allocated);
        Assert.True(after.PeakAllocated >= before.Allocated + (1 << 24));
        DeviceMemory.EmptyCache(device);
        Assert.True(DeviceMemory.Of(device)!.Reserved <= after.Reserved);
    }
}
