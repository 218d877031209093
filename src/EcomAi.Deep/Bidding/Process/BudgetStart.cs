namespace EcomAi.Deep.Bidding.Process;

/// <summary>What the training part says of one budget.</summary>
/// <param name="Fraction">The budget fraction.</param>
/// <param name="Multiplier">The tuned bid per unit of value (1 / lambda) to start with.</param>
/// <param name="PlanLeft">The part of the spending of the optimum in hindsight that is still to come at the start of each slot, the mean of the training episodes, [slots + 1], from 1 to 0.</param>
public sealed record BudgetStart(double Fraction, double Multiplier, IReadOnlyList<double> PlanLeft);
