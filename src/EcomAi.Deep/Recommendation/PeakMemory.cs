using System.Diagnostics;

namespace EcomAi.Deep.Recommendation;

/// <summary>The process's largest resident memory so far.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes.</summary>
    public static long Bytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }
}
