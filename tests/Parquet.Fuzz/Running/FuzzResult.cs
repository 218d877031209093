using System.Globalization;

namespace Parquet.Fuzz.Running;

/// <summary>What came of a run.</summary>
internal sealed record FuzzResult(
    long Cases, double Seconds, long Accepted, long Refused, IReadOnlyList<string> Faults, long MostAllocated, double Slowest)
{
    /// <summary>The run in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cases} cases in {Seconds:F1} s ({Cases / Math.Max(Seconds, .001):F0} cases/s): {Accepted} accepted, {Refused} refused, "
        + $"{Faults.Count} faults; most allocated by a call {MostAllocated / 1048576.0:F1} MiB, slowest case {Slowest * 1000:F0} ms");
}
