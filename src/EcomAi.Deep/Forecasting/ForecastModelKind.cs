namespace EcomAi.Deep.Forecasting;

/// <summary>The models of the family: the LSTM, then the statistical methods that are also its baselines.</summary>
public enum ForecastModelKind
{
    /// <summary>One LSTM over all series.</summary>
    Lstm,

    /// <summary>The last value.</summary>
    Naive,

    /// <summary>The value one season ago.</summary>
    SeasonalNaive,

    /// <summary>The straight line through the first and the last value.</summary>
    Drift,

    /// <summary>The mean of the last values.</summary>
    MovingAverage,

    /// <summary>Nothing at all: the bar that scaled errors of intermittent demand must be read against.</summary>
    Zero,

    /// <summary>Exponential smoothing, the additive form chosen by AICc (Hyndman et al. 2008).</summary>
    Ets,

    /// <summary>Theta (Assimakopoulos and Nikolopoulos 2000), in the form of Hyndman and Billah (2003).</summary>
    Theta,

    /// <summary>Croston's method for intermittent demand (1972).</summary>
    Croston,

    /// <summary>Croston's method, corrected by Syntetos and Boylan (2005).</summary>
    Sba,

    /// <summary>Teunter, Syntetos and Babai (2011), for demand that dies out.</summary>
    Tsb,

    /// <summary>Seasonal ARIMA, the order chosen by AICc (Hyndman and Khandakar 2008).</summary>
    Arima,

    /// <summary>Ridge regression on lags, calendar and known covariates, over all series.</summary>
    Ridge,

    /// <summary>Quantiles of all series' training values, pooled by the series' smoothed level.</summary>
    PooledQuantiles,
}
