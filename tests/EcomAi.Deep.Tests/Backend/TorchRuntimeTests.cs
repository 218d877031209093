using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Backend;

public class TorchRuntimeTests
{
    [Fact]
    public void The_description_says_version_file_and_threads()
    {
        var text = TorchRuntime.Describe();
        Assert.Contains($"libtorch {TorchRuntime.Version}", text, StringComparison.Ordinal);
        Assert.Contains("libtorch_cpu", text, StringComparison.Ordinal);
        Assert.Contains($"{TorchRuntime.Threads} threads", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_is_always_there()
    {
        Assert.Equal(new DeviceInfo("cpu", DeviceType.CPU, -1), TorchRuntime.Devices()[0]);
        Assert.Equal(DeviceType.CPU, TorchRuntime.ResolveDevice("cpu").type);
        Assert.Equal(cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, TorchRuntime.ResolveDevice("auto").type);
    }

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("gpu")]
    [InlineData("")]
    public void A_device_that_is_not_there_is_named_with_those_that_are(string name)
    {
        var error = Assert.Throws<ConfigException>(() => TorchRuntime.ResolveDevice(name));
        Assert.Contains($"device '{name}' is not there: this machine has cpu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_gives_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        TorchRuntime.Seed(11);
        var first = rand(5).data<float>().ToArray();
        TorchRuntime.Seed(11);
        Assert.Equal(first, rand(5).data<float>().ToArray());
    }

    [Fact]
    public void Live_tensors_are_counted()
    {
        var before = LiveTensors.Settled();
        using (ones(1))
            Assert.Equal(before + 1, TorchRuntime.LiveTensors);
        Assert.Equal(before, TorchRuntime.LiveTensors);
        Assert.True(TorchRuntime.PeakMemoryBytes > 1 << 20);
    }
}
