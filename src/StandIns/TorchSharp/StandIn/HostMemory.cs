using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TorchSharp.StandIn;

/// <summary>The memory of the host.</summary>
[Experimental("STANDIN001")]
public static class HostMemory
{
    /// <summary>Bytes that could still be had, page caches counted in; null where the system does not say.</summary>
    public static long? Available => Read("MemAvailable:");

    /// <summary>Bytes there are; null where the system does not say.</summary>
    public static long? Total => Read("MemTotal:");

    private static long? Read(string name)
    {
        const string file = "/proc/meminfo";
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        var words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_, var number, "kB"] ? long.Parse(number, CultureInfo.InvariantCulture) << 10 : null;
    }
}
