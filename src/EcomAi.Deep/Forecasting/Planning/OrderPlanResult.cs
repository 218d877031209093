namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>What planning wrote.</summary>
/// <param name="Output">The file.</param>
/// <param name="Series">Its rows, one a series.</param>
/// <param name="Facts">What else there is to say, as label and value.</param>
public sealed record OrderPlanResult(string Output, int Series, IReadOnlyList<KeyValuePair<string, string>> Facts);
