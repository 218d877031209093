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

    [Theory]
    [InlineData(null, "which is not set")]
    [InlineData("", "which is not set")]
    [InlineData(":8:8", "which is ':8:8'")]
    public void Repeatable_products_on_a_GPU_want_a_workspace_of_a_fixed_size(string? workspace, string what)
    {
        var error = Assert.Throws<ConfigException>(() => TorchRuntime.RequireRepeatableProducts(true, workspace));
        Assert.Contains("deterministic=true on CUDA needs the environment variable CUBLAS_WORKSPACE_CONFIG=:4096:8", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, ":4096:8")]
    [InlineData(true, ":16:8")]
    public void A_workspace_of_a_fixed_size_is_accepted_and_asked_for_only_then(bool isDeterministic, string? workspace) =>
        TorchRuntime.RequireRepeatableProducts(isDeterministic, workspace);

    [Fact]
    public void A_run_on_the_host_sets_its_threads_and_leaves_the_switches_of_GPUs_alone()
    {
        var (threads, tf32) = (TorchRuntime.Threads, backends.cudnn.allow_tf32);
        try
        {
            var config = new EcomAi.Deep.Recommendation.NcfConfig { Family = "ncf", Device = "cpu", Threads = 1, Deterministic = true, Data = null! };
            Assert.Equal(DeviceType.CPU, TorchRuntime.Prepare(config).type);
            Assert.Equal(1, TorchRuntime.Threads);
            Assert.False(are_deterministic_algorithms_enabled());
            Assert.Equal(tf32, backends.cudnn.allow_tf32);
            Assert.Equal(0, TorchRuntime.PeakDeviceMemoryBytes);
        }
        finally
        {
            TorchRuntime.Threads = threads;
        }
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
