using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>The <c>baselines</c> section: settings of the statistical methods.</summary>
public sealed record BaselineOptions
{
    /// <summary>
    /// Steps of a season that seasonal methods assume. Default 0: by the frequency, 24, 7, 52, 12 for hours, days, weeks, months, and 1 for steps. Range 0 to
    /// 10,000.
    /// </summary>
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

    /// <summary>A column of <c>data.categories</c>; <c>ridge</c> fits a regression of its own to the series of each value. Default none: one for all.</summary>
    public string? RidgeBy { get; init; }

    /// <summary>
    /// Whether methods that forecast series one by one give intervals. Without, all their quantiles are the point forecast, as in published tables of naive
    /// methods that know no distribution. Default true.
    /// </summary>
    public bool Intervals { get; init; } = true;

    /// <summary>Threads over series. Default 0: all processors. Range 0 to 1024.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Steps of a season for data of a frequency.</summary>
    public int SeasonOf(FrequencyKind frequency) => Season > 0 ? Season : frequency switch
    {
        FrequencyKind.Hourly => 24,
        FrequencyKind.Daily => 7,
        FrequencyKind.Weekly => 52,
        FrequencyKind.Monthly => 12,
        _ => 1,
    };

    /// <summary>Threads that <see cref="Threads"/> stands for.</summary>
    internal int ThreadCount() => Threads > 0 ? Threads : Environment.ProcessorCount;
}
