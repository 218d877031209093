namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>One decision of a policy that left a log.</summary>
/// <param name="Context">The row of the tables that describes the context: a kind of context, or the decision's own row.</param>
/// <param name="Action">The action taken.</param>
/// <param name="Propensity">The probability with which the logging policy took it there, above 0, at most 1.</param>
/// <param name="Reward">What came of it.</param>
public readonly record struct LoggedDecision(int Context, int Action, double Propensity, double Reward);
