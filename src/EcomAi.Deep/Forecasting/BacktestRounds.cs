using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Forecasting;

/// <summary>The rounds of a run.</summary>
/// <param name="Validation">The rounds that choose the epoch and calibrate, earliest first.</param>
/// <param name="Test">The rounds of the result, earliest first.</param>
internal sealed record BacktestRounds(IReadOnlyList<BacktestRound> Validation, IReadOnlyList<BacktestRound> Test)
{
    /// <summary>Where the unknown of the earliest round begins: what the choice on validation may learn from.</summary>
    public IReadOnlyList<int> FirstOrigins => (Validation.Count > 0 ? Validation : Test)[0].Origins;

    /// <summary>The rounds of a configuration.</summary>
    /// <exception cref="EcomException">The horizon is longer than the history.</exception>
    public static BacktestRounds Of(SeriesPanel panel, LstmConfig config) => new(
        RollingOrigin.Validation(panel, config.Forecast, config.Evaluate), RollingOrigin.Test(panel, config.Forecast, config.Evaluate));
}
