using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>The <c>baselines</c> section: settings of the statistical methods.</summary>
public sealed record BaselineOptions
{
    /// <summary>Steps of a season that seasonal methods assume. Default 0: by the frequency, 24, 7, 52, 12 for hours, days, weeks, months, and 1 for steps. Range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Season { get; init; }

    /// <summary>Last values that <c>movingAverage</c> takes the mean of. Default 8, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Window { get; init; } = 8;

    /// <summary>Smoothing constant of croston, sba and tsb, and of the level that <c>pooledQuantiles</c> pools by. Default .15, range 0.001 to 1.</summary>
    [Range(0.001, 1)]
    public double Alpha { get; init; } = .15;

    /// <summary>Bins of <c>pooledQuantiles</c>. Default 20, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Bins { get; init; } = 20;

    /// <summary>L2 weight of <c>ridge</c>, relative to the number of rows. Default .0001, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public double RidgeL2 { get; init; } = .0001;

    /// <summary>Threads over series. Default 0: all processors. Range 0 to 1024.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }
}
