using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>The torch underneath: which one it is, its threads, its devices, its seed, and what it holds.</summary>
public static class TorchRuntime
{
    private const string WorkspaceVariable = "CUBLAS_WORKSPACE_CONFIG";
    private static Device? _device;

    /// <summary>The threads one operation may use. The same count gives the same bits.</summary>
    public static int Threads
    {
        get => get_num_threads();
        set => set_num_threads(value);
    }

    /// <summary>Tensors alive in the process, on all threads.</summary>
    public static long LiveTensors => Tensor.TotalCount;

    /// <summary>The most memory the process has held, in bytes.</summary>
    public static long PeakMemoryBytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>The most memory of its GPU that torch has reserved since the last run was prepared, in bytes; 0 on the host, and where torch does not tell.</summary>
    public static long PeakDeviceMemoryBytes => _device is { type: DeviceType.CUDA } device ? DeviceMemory.Of(device)?.PeakReserved ?? 0 : 0;

    /// <summary>The version of libtorch.</summary>
    public static string Version => __version__;

    /// <summary>The file libtorch was loaded from, or the package that brought it.</summary>
    public static string LibraryPath =>
#if TORCHSHARP_PACKAGE
        "the TorchSharp package";
#else
        TorchSharp.StandIn.Runtime.LibraryPath;
#endif

    /// <summary>The torch underneath in one line: version, file, threads, GPUs.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"libtorch {Version} ({LibraryPath}), {Blas()}{Threads} threads, {cuda.device_count()} CUDA devices");

    /// <summary>Seeds the default random streams of all devices.</summary>
    public static void Seed(long seed) => manual_seed(seed).Dispose();

    /// <summary>The devices there are, the host first.</summary>
    public static IReadOnlyList<DeviceInfo> Devices()
    {
        var devices = new List<DeviceInfo> { new("cpu", DeviceType.CPU, -1) };
        for (var i = 0; i < cuda.device_count(); i++)
            devices.Add(new($"cuda:{i}", DeviceType.CUDA, i));
        return devices;
    }

    /// <summary>The device of a name: "cpu", "cuda", "cuda:N", or "auto" for the first GPU and else the host.</summary>
    /// <exception cref="ConfigException">There is no such device; the message lists those there are.</exception>
    public static Device ResolveDevice(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var devices = Devices();
        var wanted = name switch
        {
            "auto" => devices.Count > 1 ? "cuda:0" : "cpu",
            "cuda" => "cuda:0",
            _ => name,
        };
        var found = devices.FirstOrDefault(device => device.Name == wanted)
            ?? throw new ConfigException(
                $"device '{name}' is not there: this machine has {string.Join(", ", devices.Select(device => device.Name))}. " +
                "Use auto, cpu, cuda or cuda:N");
        return new Device(found.Type, found.Index);
    }

    /// <summary>
    /// Sets what a run asks of torch: the threads, and on a GPU whether operations must be repeatable and whether float32 may be computed as
    /// TensorFloat32. The host is repeatable as it is.
    /// </summary>
    /// <returns>The run's device.</returns>
    /// <exception cref="ConfigException">There is no such device; or repeatable operations want an environment variable that is not set.</exception>
    public static Device Prepare(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var device = ResolveDevice(config.Device);
        Threads = config.Threads;
        if (device.type == DeviceType.CUDA)
        {
            RequireRepeatableProducts(config.Deterministic, Environment.GetEnvironmentVariable(WorkspaceVariable));
            UseDeterministicAlgorithms(config.Deterministic);
            backends.cuda.matmul.allow_tf32 = config.Tf32;
            backends.cudnn.allow_tf32 = config.Tf32;
            DeviceMemory.ResetPeak(device);
        }

        return _device = device;
    }

    /// <summary>cuBLAS picks a workspace of its own, and with it an order of summing, unless it is told a size.</summary>
    internal static void RequireRepeatableProducts(bool isDeterministic, string? workspace)
    {
        if (isDeterministic && workspace is not (":4096:8" or ":16:8"))
        {
            throw new ConfigException(
                $"deterministic=true on CUDA needs the environment variable {WorkspaceVariable}=:4096:8 (or :16:8, slower and smaller), which is " +
                $"{(string.IsNullOrEmpty(workspace) ? "not set" : $"'{workspace}'")}. Set it before the command, or set deterministic=false");
        }
    }

    private static void UseDeterministicAlgorithms(bool isDeterministic)
    {
#if TORCHSHARP_PACKAGE
        if (isDeterministic)
            throw new ConfigException("deterministic=true on CUDA is not to be had with the TorchSharp package, which cannot ask for it. Set deterministic=false");
#else
        _ = use_deterministic_algorithms(isDeterministic); // its result would only restore what was before
#endif
    }

    private static string Blas()
    {
#if TORCHSHARP_PACKAGE
        return "";
#else
        const string key = "BLAS_INFO=";
        var configuration = TorchSharp.StandIn.Runtime.Configuration;
        var start = configuration.IndexOf(key, StringComparison.Ordinal);
        if (start < 0)
            return "";
        var end = configuration.IndexOfAny([',', '\n'], start);
        return $"BLAS {configuration[(start + key.Length)..(end < 0 ? configuration.Length : end)].Trim()}, ";
#endif
    }
}
