namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>A rule with its settings tuned.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="PerValue">The most that is bid per unit of value, by budget fraction; null sets no limit.</param>
internal sealed record TunedRule(IBidRule Rule, ByFraction<double>? PerValue);
