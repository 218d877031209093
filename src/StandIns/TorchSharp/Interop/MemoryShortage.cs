using System.Globalization;
using System.Text.RegularExpressions;
using TorchSharp.StandIn;

namespace TorchSharp.Interop;

/// <summary>Reads what libtorch's allocators say when they have no memory left, and adds what there is.</summary>
internal static partial class MemoryShortage
{
    /// <summary>Whether a text speaks of memory: libtorch reports the host's shortage, and some of CUDA's, as a plain error.</summary>
    public static bool IsMeant(string text) =>
        text.Contains("can't allocate memory", StringComparison.Ordinal) || text.Contains("CUDA out of memory", StringComparison.Ordinal)
        || text.Contains("CUDA error: out of memory", StringComparison.Ordinal) || text.Contains("_STATUS_ALLOC_FAILED", StringComparison.Ordinal);

    /// <summary>The exception, with the figures of the device that the text names.</summary>
    public static TorchOutOfMemoryException Describe(string text, string message, string operation)
    {
        var device = DeviceOf(text);
        var (reserved, free) = device < 0 ? Host() : Cuda(device);
        return new TorchOutOfMemoryException(message, operation, device, Asked(text), reserved, free);
    }

    /// <summary>The bytes that were asked for; null where the text does not say. CUDA's text rounds to two decimals.</summary>
    internal static long? Asked(string text)
    {
        var match = AskedPattern().Match(text);
        if (!match.Success)
            return null;
        var number = double.Parse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        var unit = match.Groups[2].Value switch { "KiB" => 10, "MiB" => 20, "GiB" => 30, "TiB" => 40, _ => 0 };
        return unit == 0 ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : (long)Math.Round(number * (1L << unit));
    }

    /// <summary>The index of the GPU a text speaks of; -1 for the host.</summary>
    internal static int DeviceOf(string text)
    {
        if (DevicePattern().Match(text) is { Success: true } match)
            return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return text.Contains("CUDA", StringComparison.Ordinal) || text.Contains("CUBLAS", StringComparison.Ordinal)
            || text.Contains("CUDNN", StringComparison.Ordinal) ? 0 : -1;
    }

    private static (long? Reserved, long? Free) Host() => (Environment.WorkingSet, HostMemory.Available);

    private static (long? Reserved, long? Free) Cuda(int device)
    {
        // Where the native part was built without CUDA, libtorch still says what was asked for.
        if (!CudaMemory.IsBuilt)
            return (null, null);
        Span<long> figures = stackalloc long[CudaMemory.Figures];
        return Native.ts_cuda_memory(device, figures) == 0 ? (figures[2], figures[4]) : (null, null);
    }

    [GeneratedRegex(@"tried to allocate ([0-9.]+) (bytes|KiB|MiB|GiB|TiB)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskedPattern();

    [GeneratedRegex(@"\bGPU ([0-9]+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DevicePattern();
}
