namespace EcomAi.Deep.Forecasting.Planning;

/// <summary>What a newsvendor stocks, and what that costs on average.</summary>
/// <param name="OrderUpTo">The stock at the start of the period, in units.</param>
/// <param name="ExpectedCost">The expected cost of what is left over and of what is short in the period, in the unit of the costs.</param>
public readonly record struct NewsvendorSolution(double OrderUpTo, double ExpectedCost);
