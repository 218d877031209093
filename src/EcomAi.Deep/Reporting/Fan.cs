namespace EcomAi.Deep.Reporting;

/// <summary>A series with its forecast.</summary>
internal sealed record Fan
{
    /// <summary>What the series is called.</summary>
    public required string Title { get; init; }

    /// <summary>What was known, ascending; missing values as NaN.</summary>
    public required IReadOnlyList<ChartPoint> History { get; init; }

    /// <summary>What came; empty where it is not known yet.</summary>
    public required IReadOnlyList<ChartPoint> Actual { get; init; }

    /// <summary>What was forecast: the median or the point.</summary>
    public required IReadOnlyList<ChartPoint> Forecast { get; init; }

    /// <summary>Its intervals.</summary>
    public required IReadOnlyList<FanBand> Bands { get; init; }

    /// <summary>Whether places are microseconds since 1970; steps otherwise.</summary>
    public required bool IsTime { get; init; }
}
