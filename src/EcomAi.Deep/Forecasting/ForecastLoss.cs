namespace EcomAi.Deep.Forecasting;

/// <summary>What training minimises. Missing targets count nothing in any of them.</summary>
public enum ForecastLoss
{
    /// <summary>The pinball loss, mean of all quantile levels (direct decoder).</summary>
    Quantile,

    /// <summary>The negative log-likelihood of <c>model.distribution</c>.</summary>
    NegativeLogLikelihood,

    /// <summary>The pinball loss, and for the point the absolute error relative to the target: MAPE (direct decoder).</summary>
    Mape,

    /// <summary>The pinball loss, and for the point the absolute error relative to the mean target of a step's windows: WAPE (direct decoder).</summary>
    Wape,
}
