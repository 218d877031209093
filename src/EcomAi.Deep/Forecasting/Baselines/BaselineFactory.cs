namespace EcomAi.Deep.Forecasting.Baselines;

/// <summary>Makes the statistical methods. They are fitted when they forecast and hold no state.</summary>
public static class BaselineFactory
{
    /// <summary>The name in configurations and tables: <c>seasonalNaive</c>.</summary>
    public static string NameOf(ForecastModelKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Makes a method.</summary>
    /// <param name="kind">Any kind but <see cref="ForecastModelKind.Lstm"/>.</param>
    /// <param name="config">The methods' settings, the calendar, and the metric that the ridge regression's point aims at.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is trained by gradient steps.</exception>
    public static IForecaster Create(ForecastModelKind kind, LstmConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var options = config.Baselines;
        return kind switch
        {
            ForecastModelKind.Ridge => new RidgeForecaster(config),
            ForecastModelKind.PooledQuantiles => new PooledQuantilesForecaster(options),
            _ => new SeriesMethodForecaster(NameOf(kind), Method(kind, options), options),
        };
    }

    private static ISeriesMethod Method(ForecastModelKind kind, BaselineOptions options) => kind switch
    {
        ForecastModelKind.Naive => new NaiveMethod(),
        ForecastModelKind.SeasonalNaive => new SeasonalNaiveMethod(),
        ForecastModelKind.Drift => new DriftMethod(),
        ForecastModelKind.MovingAverage => new MovingAverageMethod(options.Window),
        ForecastModelKind.Zero => new ZeroMethod(),
        ForecastModelKind.Ets => new EtsMethod(),
        ForecastModelKind.Theta => new ThetaMethod(),
        ForecastModelKind.Arima => new ArimaMethod(),
        ForecastModelKind.Croston => new CrostonMethod(options.Alpha, corrected: false),
        ForecastModelKind.Sba => new CrostonMethod(options.Alpha, corrected: true),
        ForecastModelKind.Tsb => new TsbMethod(options.Alpha),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no statistical method"),
    };
}
