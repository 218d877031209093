using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Forecasting;

/// <summary>The <c>forecast</c> section: what leaves the model.</summary>
public sealed record ForecastConfig : IValidatedSection
{
    /// <summary>Steps forecast. Required, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public required int Horizon { get; init; }

    /// <summary>Steps between the last known value and the first one forecast, such as the days until an order can leave. Default 0, range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Gap { get; init; }

    /// <summary>
    /// The quantile levels, ascending, each above 0 and below 1, the median (.5) among them. Default .025, .05, .1, .2, ... .9, .95, .975.
    /// </summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [.025, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .975];

    /// <summary>
    /// Whether the model's points and quantiles are rounded to whole units, as counts are, after everything else; means are not, nor are the baselines beside
    /// the model. Default false.
    /// </summary>
    public bool WholeUnits { get; init; }

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Quantiles.Any(level => level is not (> 0 and < 1)))
            fault("quantiles", $"must hold levels above 0 and below 1, received {string.Join(", ", Quantiles)}");
        else if (Quantiles.Zip(Quantiles.Skip(1)).Any(pair => pair.First >= pair.Second))
            fault("quantiles", $"must ascend, received {string.Join(", ", Quantiles)}");
        else if (!Quantiles.Contains(.5))
            fault("quantiles", $"must hold the median .5, received {string.Join(", ", Quantiles)}");
    }
}
