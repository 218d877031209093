namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>A rule with its settings tuned.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Limits">What holds its bids down, by budget fraction; null sets no limit.</param>
internal sealed record TunedRule(IBidRule Rule, ByFraction<BidLimit>? Limits);
