namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>The forecast of one series, ascending in time.</summary>
/// <param name="Key">The series' key.</param>
/// <param name="Steps">The demand of each step.</param>
/// <param name="Means">Their means; null where the table has none.</param>
internal sealed record ForecastSteps(string Key, IReadOnlyList<QuantileFunction> Steps, IReadOnlyList<double>? Means);
