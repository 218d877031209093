namespace EcomAi.Deep.Forecasting.Evaluation;

/// <summary>One round of a rolling-origin backtest.</summary>
/// <param name="Name">Such as <c>test 1</c>.</param>
/// <param name="Origins">For each series the place where the unknown begins (see <see cref="IForecaster.Predict"/>); -1 where it takes no part.</param>
public sealed record BacktestRound(string Name, int[] Origins);
