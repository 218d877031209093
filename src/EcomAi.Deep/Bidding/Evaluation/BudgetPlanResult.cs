namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>What spreading a budget wrote.</summary>
/// <param name="Output">The file.</param>
/// <param name="Campaigns">Its rows, one a campaign.</param>
/// <param name="Budget">What might be spent.</param>
/// <param name="Spend">What is spent.</param>
/// <param name="Unspent">What is left, since more would return nothing or no campaign may spend it.</param>
/// <param name="Clicks">Clicks of all campaigns.</param>
/// <param name="Conversions">Conversions of all campaigns; null where the table does not tell any.</param>
/// <param name="Worth">Clicks and conversions by their values.</param>
/// <param name="MarginalReturn">What one more unit of money would add to the worth; 0 where money is left.</param>
public sealed record BudgetPlanResult(
    string Output, int Campaigns, double Budget, double Spend, double Unspent, double Clicks, double? Conversions, double Worth, double MarginalReturn);
