namespace EcomAi.Deep.Forecasting.Baselines.Arima;

/// <summary>The orders of an ARMA(p, q)(P, Q) model of a series that is already differenced.</summary>
/// <param name="P">Autoregressive lags.</param>
/// <param name="Q">Moving-average lags.</param>
/// <param name="SeasonalP">Autoregressive lags of whole seasons.</param>
/// <param name="SeasonalQ">Moving-average lags of whole seasons.</param>
/// <param name="Constant">Whether the mean is free rather than 0.</param>
internal readonly record struct ArimaOrder(int P, int Q, int SeasonalP, int SeasonalQ, bool Constant)
{
    /// <summary>Coefficients, the mean included.</summary>
    public int Coefficients => P + Q + SeasonalP + SeasonalQ + (Constant ? 1 : 0);
}
