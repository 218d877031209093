namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>A budget spread over campaigns.</summary>
/// <param name="Campaigns">Each campaign's part, in the order given.</param>
/// <param name="Spend">Money spent in all; less than the budget where more would return nothing.</param>
/// <param name="Worth">Weighted clicks and conversions.</param>
/// <param name="MarginalWorth">What one more unit of money would return: the shadow price of the budget; 0 where it does not bind.</param>
public sealed record BudgetPlan(IReadOnlyList<CampaignSpend> Campaigns, double Spend, double Worth, double MarginalWorth);
