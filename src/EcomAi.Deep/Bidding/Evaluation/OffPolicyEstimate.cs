namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>An estimate of a policy's mean reward.</summary>
/// <param name="Value">The mean reward of one decision.</param>
/// <param name="StandardError">Its standard error; NaN for fewer than two decisions.</param>
public readonly record struct OffPolicyEstimate(double Value, double StandardError);
