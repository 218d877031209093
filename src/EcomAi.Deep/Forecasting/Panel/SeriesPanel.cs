using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>
/// All series on one time axis, as arrays [series, length]: the raw table, sorted, gaps filled with missing values. Places before a series' first row and
/// after its last one are missing too.
/// </summary>
public sealed class SeriesPanel
{
    /// <summary>The time axis that all series share; it reaches as far as any row, rows of the future included.</summary>
    public required TimeAxis Axis { get; init; }

    /// <summary>The names of the series.</summary>
    public required SeriesKeys Keys { get; init; }

    /// <summary>Targets [series, length]; NaN is missing.</summary>
    public required float[] Target { get; init; }

    /// <summary>For each series, the place of its first target; <see cref="Length"/> for one that has none.</summary>
    public required int[] Starts { get; init; }

    /// <summary>For each series, the place after its last target: where the future begins. 0 for one that has none.</summary>
    public required int[] Ends { get; init; }

    /// <summary>Names of the known covariates.</summary>
    public required IReadOnlyList<string> KnownNames { get; init; }

    /// <summary>Known covariates [series, length, known]; NaN is missing. Calendar features are not among them, see <see cref="TimeAxis"/>.</summary>
    public required float[] Known { get; init; }

    /// <summary>Names of the past-only covariates.</summary>
    public required IReadOnlyList<string> PastNames { get; init; }

    /// <summary>Past-only covariates [series, length, past]; NaN is missing.</summary>
    public required float[] Past { get; init; }

    /// <summary>The static categories of each series as codes; null where the configuration names none.</summary>
    public CategoryTable? Categories { get; init; }

    /// <summary>The number of series.</summary>
    public int Count => Starts.Length;

    /// <summary>Steps of the time axis.</summary>
    public int Length => Axis.Length;

    /// <summary>A series' targets from its first one up to a place, missing ones as NaN.</summary>
    public ReadOnlySpan<float> History(int series, int origin)
    {
        var start = Math.Min(Starts[series], origin);
        return Target.AsSpan((series * Length) + start, Math.Min(origin, Length) - start);
    }
}
