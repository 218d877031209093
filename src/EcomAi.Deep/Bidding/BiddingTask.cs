namespace EcomAi.Deep.Bidding;

/// <summary>One episode to bid through.</summary>
/// <param name="Episode">The episode of the log.</param>
/// <param name="Budget">What may be spent in it, money.</param>
/// <param name="BudgetFraction">The part of the cost of winning everything that the budget stands for (c0), for tables and for rules with settings by fraction.</param>
/// <param name="StartFactor">
/// What the first bid is multiplied by for bidders that begin from a tuned bid: 1 is the right start, .2 begins 80 % too low. Bidders that hold no state from a start
/// (mcpc, rlb, ssMdp, hindsight) do not follow it.
/// </param>
public readonly record struct BiddingTask(int Episode, double Budget, double BudgetFraction, double StartFactor);
